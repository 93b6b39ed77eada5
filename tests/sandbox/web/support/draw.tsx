import * as React from 'react';
import type { ReactElement } from 'react';
import { render } from '@testing-library/react';
import { createBrowserHistory } from 'history';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import type { Store } from 'redux';
import { userSchema } from '../../../../sandbox/web/src/client/model.ts';
import { makeRest } from '../../../../sandbox/web/src/client/rest.ts';
import { makeSocketHub } from '../../../../sandbox/web/src/host/socket-client.ts';
import { catalogues } from '../../../../sandbox/web/src/text/catalogue.ts';
import { PageContext, type Page } from '../../../../sandbox/web/src/view/page-context.ts';
import { makeSettings } from '../../../../sandbox/web/src/view/settings.ts';
import { makeStage, type Stage } from './page-store.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface Drawing extends Stage {
  readonly page: Page;
  readonly asked: Asked[];
  /** What the server answers from now on, by the end of the path. */
  readonly answers: Map<string, { readonly status: number; readonly body: unknown }>;
  readonly draw: (element: ReactElement) => void;
}

/** A page of "me" in French; every request succeeds with `{}` unless an answer is given. */
export function makeDrawing(): Drawing {
  const stage = makeStage();
  const asked: Asked[] = [];
  const answers: Drawing['answers'] = new Map();
  const rest = makeRest({
    fetch: (path, init) => {
      const sent: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      asked.push({ method: init.method ?? '', path, body: sent });
      const given = [...answers].find(([end]) => path.endsWith(end))?.[1];
      const { status, body } = given ?? { status: 200, body: {} };
      const text = () => Promise.resolve(JSON.stringify(body));
      return Promise.resolve({ ok: status < 300, status, statusText: '', text });
    },
    cookies: () => '',
  });
  const me = userSchema.parse({ id: 'me', username: 'claire', first_name: 'Claire' });
  stage.store.dispatch({ type: 'RECEIVED_ME', data: me });
  const page: Page = {
    rest,
    store: stage.store,
    now: () => 1_000,
    history: createBrowserHistory(),
    hub: makeSocketHub(() => undefined),
    settings: makeSettings(window),
    frame: 'none',
    attempt: (act) => void act(),
    becomePerson: () => Promise.resolve(),
  };
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the store of the page is a Redux store; its own type adds thunks
  const store = stage.store as unknown as Store;
  const draw = (element: ReactElement) => {
    render(
      <Provider store={store}>
        <IntlProvider locale="fr" messages={catalogues.fr}>
          <PageContext.Provider value={page}>{element}</PageContext.Provider>
        </IntlProvider>
      </Provider>,
    );
  };
  return { ...stage, page, asked, answers, draw };
}
