import * as React from 'react';
import { useEffect, useRef, type ElementType, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

function focusablesIn(root: HTMLElement | null): HTMLElement[] {
  return root === null ? [] : [...root.querySelectorAll<HTMLElement>(focusable)];
}

interface ModalProps {
  readonly show?: boolean;
  readonly onHide?: () => void;
  readonly onExited?: () => void;
  readonly dialogClassName?: string;
  readonly className?: string;
  readonly backdrop?: boolean | 'static';
  readonly keyboard?: boolean;
  readonly id?: string;
  readonly role?: string;
  readonly children?: ReactNode;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-label'?: string;
}

function keepFocusInside(event: KeyboardEvent, root: HTMLElement | null): void {
  const all = focusablesIn(root);
  const first = all[0];
  const last = all[all.length - 1];
  if (first === undefined || last === undefined) return;
  const active = document.activeElement;
  const isLeaving = event.shiftKey ? active === first || active === root : active === last;
  if (!isLeaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

/** The part of React Bootstrap's `Modal` that plugins use: same classes, same callbacks. */
export function Modal(props: ModalProps) {
  const { show = false, onExited } = props;
  const wasShown = useRef(false);
  useEffect(() => {
    if (wasShown.current && !show) onExited?.();
    wasShown.current = show;
  }, [show, onExited]);
  return show ? createPortal(<ModalBox {...props} />, document.body) : null;
}

function ModalBox(props: ModalProps) {
  const { onHide, keyboard = true, backdrop = true } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (box.current?.contains(before) !== true) box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && keyboard) {
      event.stopPropagation();
      onHide?.();
    }
    if (event.key === 'Tab') keepFocusInside(event, box.current);
  };
  return (
    <div className={`modal-layer ${props.className ?? ''}`}>
      <div
        className="modal-backdrop in"
        aria-hidden="true"
        onClick={backdrop === true ? onHide : undefined}
      />
      <div
        ref={box}
        id={props.id}
        className={`modal-dialog ${props.dialogClassName ?? ''}`}
        role={props.role ?? 'dialog'}
        aria-modal="true"
        aria-labelledby={props['aria-labelledby']}
        aria-label={props['aria-label']}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div className="modal-content">{props.children}</div>
      </div>
    </div>
  );
}

interface PartProps {
  readonly className?: string;
  readonly id?: string;
  readonly children?: ReactNode;
}

function part(name: string) {
  return function ModalPart({ className = '', ...rest }: PartProps) {
    return <div className={`${name} ${className}`} {...rest} />;
  };
}

interface HeaderProps extends PartProps {
  readonly closeButton?: boolean;
  readonly closeLabel?: string;
  readonly onHide?: () => void;
}

function ModalHeader({ className = '', closeButton = false, ...rest }: HeaderProps) {
  const { closeLabel = 'Close', onHide, children, ...others } = rest;
  return (
    <div className={`modal-header ${className}`} {...others}>
      {children}
      {closeButton ? (
        <button type="button" className="close" aria-label={closeLabel} onClick={onHide}>
          <i className="icon icon-close" aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}

interface TitleProps extends PartProps {
  readonly componentClass?: ElementType;
}

function ModalTitle({ componentClass: Tag = 'h4', className = '', ...rest }: TitleProps) {
  return <Tag className={`modal-title ${className}`} {...rest} />;
}

Modal.Header = ModalHeader;
Modal.Title = ModalTitle;
Modal.Body = part('modal-body');
Modal.Footer = part('modal-footer');
