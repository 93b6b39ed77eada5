import * as React from 'react';
import type { ReactElement } from 'react';
import { formatText } from '../markdown/markdown.ts';

/** HTML of `formatText` as an element; options of the real web app are passed over. */
function messageHtmlToComponent(html: string): ReactElement {
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}

export const postUtils = { formatText, messageHtmlToComponent };
