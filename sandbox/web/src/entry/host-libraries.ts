import * as PropTypes from 'prop-types';
import * as ReactIntl from 'react-intl';
import * as ReactRedux from 'react-redux';
import * as ReactRouterDom from 'react-router-dom';
import * as Redux from 'redux';
import type { HostLibraries } from '../host/globals.ts';

/** The page's own libraries are those that plugins get: one React, one context of each. */
export function hostLibraries(react: unknown, reactDom: unknown): HostLibraries {
  return {
    React: react,
    ReactDOM: reactDom,
    Redux,
    ReactRedux,
    ReactIntl,
    ReactRouterDom,
    PropTypes,
  };
}
