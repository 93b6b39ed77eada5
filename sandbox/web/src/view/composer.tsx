import * as React from 'react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Command } from '../client/model.ts';
import { loadCommands } from '../session/open-session.ts';
import { useText } from '../text/use-text.ts';
import { matchingCommands } from './command-list.ts';
import { usePage, usePageState } from './page-context.ts';
import { useComposer } from './use-composer.ts';

interface ComposerProps {
  readonly channelId: string;
  readonly rootId: string;
  readonly placeholder: string;
}

interface SuggestionsProps {
  readonly id: string;
  readonly commands: readonly Command[];
  readonly active: number;
  readonly onChoose: (command: Command) => void;
}

const wordOf = (command: Command) => `/${command.trigger}`;

function Suggestions({ id, commands, active, onChoose }: SuggestionsProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      ref={list}
      className="suggestions"
      role="listbox"
      id={id}
      aria-label={text('composer.commands')}
    >
      {commands.map((command, position) => (
        // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- the text box keeps the focus and takes the keys for the list
        <li
          key={command.trigger}
          id={`${id}-${position}`}
          role="option"
          aria-selected={position === active}
          tabIndex={-1}
          className="suggestion"
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onChoose(command);
          }}
        >
          <span className="suggestion__word">
            {wordOf(command)}
            <small>{command.auto_complete_hint}</small>
          </span>
          <span className="suggestion__help">{command.auto_complete_desc}</span>
        </li>
      ))}
    </ul>
  );
}

function useSuggestions(message: string, choose: (command: Command) => void) {
  const all = usePageState((state) => state.entities.integrations.commands);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const commands = dismissed === message ? [] : matchingCommands(all, message);
  const at = Math.min(active, commands.length - 1);
  const onKey = (event: KeyboardEvent): boolean => {
    const chosen = commands[at];
    if (chosen === undefined) return false;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const isComplete = message === `/${chosen.trigger}`;
    if (step !== undefined) setActive((at + step + commands.length) % commands.length);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isComplete)) choose(chosen);
    else if (event.key === 'Escape') setDismissed(message);
    else return false;
    event.preventDefault();
    return true;
  };
  return { commands, active: at, onKey };
}

/** Text, files and commands: Enter sends, Shift+Enter begins a line, `/` proposes commands. */
export function Composer({ channelId, rootId, placeholder }: ComposerProps) {
  const text = useText();
  const page = usePage();
  const composer = useComposer(channelId, rootId);
  const refreshCommands = () =>
    loadCommands(page, page.store.getState().entities.teams.currentTeamId);
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const listId = rootId === '' ? 'commands-list' : 'commands-list-thread';
  const boxId = rootId === '' ? 'post_textbox' : 'reply_textbox';
  const choose = (command: Command) => {
    composer.setMessage(`/${command.trigger} `);
    box.current?.focus();
  };
  const { commands, active, onKey } = useSuggestions(composer.message, choose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey(event) || event.key !== 'Enter' || event.shiftKey) return;
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    void composer.submit();
  };
  const isOpen = commands.length > 0;
  const rows = Math.min(8, Math.max(1, composer.message.split('\n').length));
  return (
    <form
      className="composer"
      aria-label={placeholder}
      onSubmit={(event) => {
        event.preventDefault();
        void composer.submit();
      }}
    >
      {isOpen ? (
        <Suggestions id={listId} commands={commands} active={active} onChoose={choose} />
      ) : null}
      <div className="composer__box">
        <textarea
          ref={box}
          id={boxId}
          className="composer__text"
          rows={rows}
          aria-label={placeholder}
          placeholder={placeholder}
          aria-haspopup="listbox"
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
          value={composer.message}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            composer.setMessage(event.target.value);
            if (event.target.value === '/') page.attempt(refreshCommands);
          }}
        />
        <div className="composer__tools">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              composer.attach([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={text('composer.attach')}
            title={text('composer.attach')}
            onClick={() => picker.current?.click()}
          >
            <i className="icon icon-paperclip" aria-hidden="true" />
          </button>
          <button
            type="submit"
            className="icon-button composer__send"
            aria-label={text('composer.send')}
            title={text('composer.send')}
            disabled={composer.isSending}
          >
            <i className="icon icon-send" aria-hidden="true" />
          </button>
        </div>
      </div>
      {composer.files.length === 0 ? null : (
        <ul className="composer__files" aria-label={text('composer.files')}>
          {composer.files.map((file) => (
            <li key={file.id}>
              {file.name}
              <button
                type="button"
                className="icon-button"
                aria-label={text('composer.detach', { name: file.name })}
                onClick={() => {
                  composer.detach(file.id);
                }}
              >
                <i className="icon icon-close" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="composer__problem" role="alert">
        {composer.problem}
      </div>
    </form>
  );
}
