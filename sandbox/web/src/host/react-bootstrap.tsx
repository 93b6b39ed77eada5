import * as React from 'react';
import type { ReactNode } from 'react';
import { Modal } from './modal.tsx';

interface OverlayProps {
  readonly show?: boolean;
  readonly children?: ReactNode;
}

/** Shown in place: a stand-in needs no positions. */
function Overlay({ show = false, children }: OverlayProps) {
  return show ? <>{children}</> : null;
}

function OverlayTrigger({ children }: { readonly children?: ReactNode }) {
  return <>{children}</>;
}

function Tooltip({ children, id }: { readonly children?: ReactNode; readonly id?: string }) {
  return (
    <span role="tooltip" id={id} className="tooltip">
      {children}
    </span>
  );
}

/** `window.ReactBootstrap`: the parts a plugin needs. */
export const reactBootstrap = { Modal, Overlay, OverlayTrigger, Tooltip };
