import './without-eval.ts';
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { createRoot } from 'react-dom/client';
import { hostLibraries } from './host-libraries.ts';
import { startPage } from './start-page.tsx';

startPage({
  libraries: hostLibraries(React, ReactDOM),
  mount: (element, container) => {
    createRoot(container).render(element);
  },
});
