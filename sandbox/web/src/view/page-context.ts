import { createContext, useContext } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import type { PageHistory } from 'history';
import type { SessionDeps } from '../session/deps.ts';
import type { SocketHub } from '../host/socket-client.ts';
import type { PageDispatch } from '../store/actions.ts';
import type { PageState } from '../store/state.ts';
import type { SettingsStore } from './settings.ts';

/** How the chat is shown: in the whole page, in a frame of 400 px, or as the mobile app shows it. */
export type Frame = 'none' | 'narrow' | 'phone';

export interface Page extends SessionDeps {
  readonly history: PageHistory;
  readonly hub: SocketHub;
  readonly settings: SettingsStore;
  readonly frame: Frame;
  /** Runs what a person asked for; a failure is said in the notice, never thrown. */
  readonly attempt: (act: () => Promise<unknown>) => void;
  /** Ends the session and begins one as this person, in a new page. */
  readonly becomePerson: (username: string, password: string) => Promise<void>;
}

const missing: Page | undefined = undefined;
export const PageContext = createContext<Page | undefined>(missing);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('A component of the page is drawn outside of it.');
  return page;
}

export function usePageState<T>(select: (state: PageState) => T): T {
  return useSelector<PageState, T>(select);
}

export const usePageDispatch = (): PageDispatch => useDispatch();
