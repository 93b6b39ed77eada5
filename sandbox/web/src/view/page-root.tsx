import * as React from 'react';
import { useEffect, useMemo } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { Router } from 'react-router-dom';
import type { Store } from 'redux';
import { SocketContext } from '../host/socket-client.ts';
import { applyTheme, themes } from '../host/theme.ts';
import { currentUser } from '../store/selectors.ts';
import { catalogues, pageLocale } from '../text/catalogue.ts';
import { useText } from '../text/use-text.ts';
import { Banner } from './banner.tsx';
import { Chat } from './chat.tsx';
import { DialogHost } from './dialog-view.tsx';
import { PageContext, usePage, usePageDispatch, usePageState, type Page } from './page-context.ts';
import { useSettings } from './settings.ts';
import { Tour } from './tour.tsx';
import { Welcome } from './welcome.tsx';

/** The sentence about what just failed, until it is dismissed. */
function Notice() {
  const text = useText();
  const dispatch = usePageDispatch();
  const notice = usePageState((state) => state.page.notice);
  return (
    <div className="notice-place" role="alert">
      {notice === '' ? null : (
        <p className="notice">
          <span>{notice}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={text('notice.close')}
            onClick={() => {
              dispatch({ type: 'NOTICE', text: '' });
            }}
          >
            <i className="icon icon-close" aria-hidden="true" />
          </button>
        </p>
      )}
    </div>
  );
}

function Loading() {
  const text = useText();
  return (
    <main className="loading" aria-busy="true">
      <span className="banner__logo banner__logo--large" aria-hidden="true" />
      <p>{text('page.loading')}</p>
    </main>
  );
}

function Inside() {
  const isReady = usePageState((state) => state.page.isReady);
  const isLoggedIn = usePageState((state) => state.entities.users.currentUserId !== '');
  const hasTeam = usePageState((state) => state.entities.teams.currentTeamId !== '');
  if (!isReady) return <Loading />;
  if (!isLoggedIn) return <Welcome />;
  return hasTeam ? <Chat /> : <Loading />;
}

/** The chat as a window of its own: its width is the one the plugin and the styles see. */
function Framed({ kind }: { readonly kind: 'narrow' | 'phone' }) {
  const text = useText();
  const search = new URLSearchParams(window.location.search);
  search.set('frame', kind);
  return (
    <div className={`stage stage--${kind}`}>
      <iframe
        className="stage__frame"
        title={text(kind === 'phone' ? 'banner.phone' : 'banner.narrow')}
        src={`/?${search.toString()}`}
      />
    </div>
  );
}

function Outside() {
  const { settings, frame } = usePage();
  const { width } = useSettings(settings);
  const isLoggedIn = usePageState((state) => state.entities.users.currentUserId !== '');
  const isFramed = frame === 'none' && width !== 'wide' && isLoggedIn;
  return (
    <>
      {frame === 'none' ? (
        <Banner
          onTour={() => {
            settings.set({ tourStep: 0 });
          }}
        />
      ) : null}
      {isFramed ? <Framed kind={width} /> : <Inside />}
      {frame === 'none' && isLoggedIn ? <Tour /> : null}
      <Notice />
      <DialogHost />
    </>
  );
}

/** The theme on the page, and where plugins look for it: among the person's preferences. */
function useThemeVariables(page: Page, ownId: string): void {
  const { theme } = useSettings(page.settings);
  useEffect(() => {
    applyTheme(document.documentElement, themes[theme]);
    document.documentElement.dataset['theme'] = theme;
    const value = JSON.stringify(themes[theme]);
    const preference = { user_id: ownId, category: 'theme', name: '', value };
    page.store.dispatch({ type: 'RECEIVED_PREFERENCES', data: [preference] });
  }, [page, theme, ownId]);
}

/** Language of the person, catalogue of the page, and the texts of plugins in that language. */
function Translated({ page }: { readonly page: Page }) {
  const me = usePageState(currentUser);
  const translations = usePageState((state) => state.plugins.translations);
  useThemeVariables(page, me?.id ?? '');
  const userLocale = me?.locale;
  const locale = pageLocale(userLocale);
  const messages = useMemo(() => {
    const ofPlugins = Object.values(translations).map((source) => source(userLocale ?? locale));
    return Object.assign({}, ...ofPlugins, catalogues[locale]) as Record<string, string>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- merging catalogues of strings gives one
  }, [translations, userLocale, locale]);
  return (
    <IntlProvider key={locale} locale={locale} messages={messages} onError={() => undefined}>
      <Router history={page.history}>
        <div className={`app__body frame-${page.frame}`} lang={locale} id="page">
          <Outside />
        </div>
      </Router>
    </IntlProvider>
  );
}

export function PageRoot({ page }: { readonly page: Page }) {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the store of the page is a Redux store; its own type adds thunks
  const store = page.store as unknown as Store;
  return (
    <Provider store={store}>
      <PageContext.Provider value={page}>
        <SocketContext.Provider value={page.hub.client}>
          <Translated page={page} />
        </SocketContext.Provider>
      </PageContext.Provider>
    </Provider>
  );
}
