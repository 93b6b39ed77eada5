declare module '*.css';

/** The one place of `history` 4 (a part of React Router 5) that the page uses. */
declare module 'history' {
  export interface PageLocation {
    readonly pathname: string;
    readonly search: string;
    readonly hash: string;
  }
  export interface PageHistory {
    readonly location: PageLocation;
    push: (path: string) => void;
    replace: (path: string) => void;
    goBack: () => void;
    listen: (listener: (location: PageLocation) => void) => () => void;
  }
  export function createBrowserHistory(): PageHistory;
}

declare module 'react-router-dom' {
  import type { ComponentType, ReactNode } from 'react';
  import type { PageHistory } from 'history';
  export const Router: ComponentType<{ history: PageHistory; children?: ReactNode }>;
}
