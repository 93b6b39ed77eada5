import './without-eval.ts';
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { hostLibraries } from './host-libraries.ts';
import { startPage } from './start-page.tsx';

startPage({
  libraries: hostLibraries(React, ReactDOM),
  mount: (element, container) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to draw in React 17
    ReactDOM.render(element, container);
  },
});
