import * as React from 'react';
import { createElement, isValidElement, type ReactNode } from 'react';
import { currentUser, displayName, pieces } from '../store/selectors.ts';
import { landingPath } from '../session/navigation.ts';
import type { PluginView } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { Avatar } from './avatar.tsx';
import { Menu } from './menu.tsx';
import { usePage, usePageState } from './page-context.ts';
import { label } from './plugin-places.tsx';

function isView(given: unknown): given is PluginView {
  return typeof given === 'function';
}

function switcherIcon(given: unknown) {
  if (typeof given === 'string') return <i className={`icon icon-${given}`} aria-hidden="true" />;
  if (isValidElement(given)) return given;
  return isView(given) ? createElement(given) : null;
}

/** The switch between the channels and the pages of plugins, and who one is. */
export function TopBar({ title }: { readonly title: ReactNode }) {
  const text = useText();
  const { history, store } = usePage();
  const products = usePageState((state) => pieces(state, 'Product'));
  const me = usePageState(currentUser);
  const items = [
    {
      key: 'channels',
      text: (
        <>
          <i className="icon icon-product-channels" aria-hidden="true" /> {text('product.channels')}
        </>
      ),
      onSelect: () => {
        history.push(landingPath(store.getState()));
      },
    },
    ...products.map((piece) => ({
      key: piece.id,
      text: (
        <>
          {switcherIcon(piece['switcherIcon'])} {label(piece['switcherText'])}
        </>
      ),
      onSelect: () => {
        history.push(String(piece['switcherLinkURL']));
      },
    })),
  ];
  if (products.length === 0) return null;
  return (
    <div className="top-bar" role="navigation" aria-label={text('topBar.label')}>
      <Menu
        label={text('product.menu')}
        className="icon-button top-bar__switch"
        face={<i className="icon icon-products" aria-hidden="true" />}
        items={items}
      />
      <span className="top-bar__title">{title}</span>
      <span className="top-bar__me">
        <Avatar user={me} size={24} />
        {displayName(me)}
      </span>
    </div>
  );
}
