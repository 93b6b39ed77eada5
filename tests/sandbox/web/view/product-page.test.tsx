import * as React from 'react';
import { useLayoutEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import { usePage } from '../../../../sandbox/web/src/view/page-context.ts';
import { usePath, usePluginPage } from '../../../../sandbox/web/src/view/product-page.tsx';
import { makeDrawing, type Drawing } from '../support/draw.tsx';
import { callMethod } from '../support/page-store.ts';

const View = () => null;

function Probe() {
  const path = usePath();
  const page = usePluginPage(path);
  const shown = `${path} ${page?.piece.pluginId ?? 'none'}`;
  return <output>{shown}</output>;
}

/** Moves the address while it is being drawn for the first time. */
function Mover() {
  const { history } = usePage();
  useLayoutEffect(() => {
    history.replace('/t/channels/moved');
  }, [history]);
  return <Probe />;
}

describe('the address', () => {
  let drawing: Drawing;
  const shown = () => screen.getByRole('status').textContent;
  const go = (path: string) => {
    act(() => {
      drawing.page.history.push(path);
    });
  };

  beforeEach(() => {
    window.history.replaceState(undefined, '', '/');
    drawing = makeDrawing();
  });
  afterEach(cleanup);

  it('is followed even when it moves during the first drawing', () => {
    drawing.draw(<Mover />);

    expect(shown()).toBe('/t/channels/moved none');
  });

  it("shows a plugin's product, custom route or route of a team at its path", () => {
    const registry = drawing.registryOf('coop');
    callMethod(registry, 'registerProduct', '/stats', 'icon', 'Stats', '/stats', View);
    callMethod(registry, 'registerCustomRoute', '/file', View);
    callMethod(registry, 'registerNeedsTeamRoute', 'queue', View);
    drawing.draw(<Probe />);

    for (const path of ['/stats', '/stats/month', '/plug/coop/file', '/t/coop/queue']) {
      go(path);
      expect(shown()).toBe(`${path} coop`);
    }
    go('/statsxyz');
    expect(shown()).toBe('/statsxyz none');
  });
});
