import * as React from 'react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { OpenedDialog } from '../client/dialog-model.ts';
import { Modal } from '../host/modal.tsx';
import { Markdown } from '../markdown/markdown-view.tsx';
import { cancelDialog, submitDialog } from '../session/integrations.ts';
import { ServerRefused } from '../client/rest.ts';
import { useText } from '../text/use-text.ts';
import type { TextKey } from '../text/catalogue.ts';
import { DialogField } from './dialog-field.tsx';
import { initialValues, problemsOf, submissionOf, type DialogProblem } from './dialog-values.ts';
import { usePage, usePageState } from './page-context.ts';

const problemKeys: Readonly<Record<DialogProblem, TextKey>> = {
  required: 'dialog.required',
  'too-short': 'dialog.tooShort',
  'not-an-address': 'dialog.notAnAddress',
  'not-a-number': 'dialog.notANumber',
};

/**
 * The dialog of the store, once the id of its trigger is the one the composer or a button got in
 * its own answer. `window.openInteractiveDialog` gives the store one without an id.
 */
export function DialogHost() {
  const { dialog, dialogTriggerId } = usePageState((state) => state.entities.integrations);
  if (dialog === undefined || dialog.trigger_id !== dialogTriggerId) return null;
  return <DialogView key={dialog.trigger_id + dialog.dialog.state} opened={dialog} />;
}

function useDialog(opened: OpenedDialog) {
  const page = usePage();
  const text = useText();
  const { dialog } = opened;
  const [values, setValues] = useState(() => initialValues(dialog));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState('');
  const [isSending, setSending] = useState(false);

  async function send(): Promise<void> {
    setSending(true);
    try {
      const answer = await submitDialog(page, opened, submissionOf(dialog, values));
      const errors = answer.errors ?? {};
      const isRefused = (answer.error ?? '') !== '' || Object.keys(errors).length > 0;
      if (isRefused) {
        setProblems(errors);
        setFailure(answer.error ?? '');
      } else if (page.store.getState().entities.integrations.dialog === opened)
        page.store.dispatch({ type: 'DIALOG_CLOSED' });
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      setFailure(text('dialog.failed', { status: error.status }));
    } finally {
      setSending(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    setFailure('');
    const found = Object.entries(problemsOf(dialog, values));
    setProblems(Object.fromEntries(found.map(([name, kind]) => [name, text(problemKeys[kind])])));
    if (found.length === 0) page.attempt(send);
  }

  return { page, text, values, setValues, problems, failure, isSending, submit };
}

function DialogView({ opened }: { readonly opened: OpenedDialog }) {
  const { dialog } = opened;
  const form = useRef<HTMLFormElement>(null);
  const { page, text, values, setValues, problems, failure, isSending, submit } = useDialog(opened);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (first?.querySelector<HTMLElement>('input') ?? first)?.focus();
  }, [problems]);
  const cancel = () => {
    page.attempt(() => cancelDialog(page, opened));
  };
  const submitLabel = dialog.submit_label === '' ? text('dialog.submit') : dialog.submit_label;
  return (
    <Modal
      show
      className={page.frame === 'phone' ? 'modal-layer--sheet' : 'modal-layer--dialog'}
      aria-labelledby="interactiveDialogTitle"
      id="interactiveDialog"
      backdrop="static"
      onHide={cancel}
    >
      <form ref={form} className="dialog" noValidate onSubmit={submit}>
        <div className="dialog__header">
          <button
            type="button"
            className="icon-button"
            aria-label={text('dialog.close')}
            title={text('dialog.close')}
            onClick={cancel}
          >
            <i className="icon icon-close" aria-hidden="true" />
          </button>
          <h1 id="interactiveDialogTitle" className="dialog__title">
            {dialog.icon_url === '' ? null : <img src={dialog.icon_url} alt="" width={32} />}
            {dialog.title}
          </h1>
        </div>
        <div className="dialog__body">
          {failure === '' ? null : (
            <p className="dialog__failure" role="alert">
              {failure}
            </p>
          )}
          {dialog.introduction_text === '' ? null : <Markdown text={dialog.introduction_text} />}
          {dialog.elements.map((element) => (
            <DialogField
              key={element.name}
              opened={opened}
              element={element}
              id={`dialog-${element.name}`}
              value={values[element.name]}
              problem={problems[element.name] ?? ''}
              onChange={(value) => {
                setValues({ ...values, [element.name]: value });
              }}
            />
          ))}
        </div>
        <div className="dialog__footer">
          <button type="button" className="btn btn-tertiary dialog__cancel" onClick={cancel}>
            {text('dialog.cancel')}
          </button>
          <button type="submit" className="btn btn-primary" disabled={isSending}>
            {submitLabel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
