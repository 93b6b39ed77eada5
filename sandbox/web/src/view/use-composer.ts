import { useState } from 'react';
import type { FileEntry } from '../client/model.ts';
import { ServerRefused } from '../client/rest.ts';
import { runCommand, type CommandPlace } from '../session/integrations.ts';
import { sendPost, uploadFiles } from '../session/posts.ts';
import { pieces } from '../store/selectors.ts';
import type { PluginPiece } from '../store/state.ts';
import { useText } from '../text/use-text.ts';
import { usePage, type Page } from './page-context.ts';

interface Refusal {
  readonly error?: { readonly message: string };
}
interface CommandVerdict extends Refusal {
  readonly message?: string;
  readonly args?: CommandPlace;
}
interface MessageVerdict extends Refusal {
  readonly post?: { readonly message: string };
}

type Outcome = { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly message: string };
const sent: Outcome = { kind: 'sent' };

async function askHook<T>(piece: PluginPiece, ...given: unknown[]): Promise<T | undefined> {
  const hook = piece['hook'];
  if (typeof hook !== 'function') return undefined;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the answer of a plugin's hook, of the shape its registry call promises
  return (await Reflect.apply(hook, undefined, given)) as T | undefined;
}

/** A command passes the plugins' hooks first: nothing = as it is, `{}` = swallowed. */
async function sendCommand(page: Page, text: string, start: CommandPlace): Promise<Outcome> {
  let message = text;
  let place = start;
  for (const piece of pieces(page.store.getState(), 'SlashCommandWillBePosted')) {
    const verdict = await askHook<CommandVerdict>(piece, message, place);
    if (verdict?.error !== undefined) return { kind: 'refused', message: verdict.error.message };
    if (verdict !== undefined && verdict.message === undefined) return sent;
    message = verdict?.message ?? message;
    place = verdict?.args ?? place;
  }
  const goto = await runCommand(page, message, place);
  if (goto.startsWith('/')) page.history.push(goto);
  return sent;
}

async function sendMessage(
  page: Page,
  place: CommandPlace,
  text: string,
  files: readonly FileEntry[],
): Promise<Outcome> {
  let message = text;
  const draft = { channel_id: place.channel_id, root_id: place.root_id };
  for (const piece of pieces(page.store.getState(), 'MessageWillBePosted')) {
    const verdict = await askHook<MessageVerdict>(piece, { ...draft, message });
    if (verdict?.error !== undefined) return { kind: 'refused', message: verdict.error.message };
    message = verdict?.post?.message ?? message;
  }
  await sendPost(page, {
    channelId: place.channel_id,
    rootId: place.root_id,
    message,
    fileIds: files.map((file) => file.id),
  });
  return sent;
}

/** What the composer holds and does. While a command runs the text stays. */
export function useComposer(channelId: string, rootId: string) {
  const page = usePage();
  const text = useText();
  const [message, setMessage] = useState('');
  const [files, setFiles] = useState<readonly FileEntry[]>([]);
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);

  async function submit(): Promise<void> {
    if (isSending || (message.trim() === '' && files.length === 0)) return;
    setSending(true);
    setProblem('');
    const team_id = page.store.getState().entities.teams.currentTeamId;
    const place: CommandPlace = { channel_id: channelId, team_id, root_id: rootId };
    const isCommand = message.startsWith('/');
    try {
      const outcome = isCommand
        ? await sendCommand(page, message, place)
        : await sendMessage(page, place, message, files);
      if (outcome.kind === 'refused') setProblem(outcome.message);
      else {
        setMessage('');
        setFiles([]);
      }
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      const trigger = message.split(' ')[0] ?? '';
      setProblem(
        isCommand
          ? text('composer.commandFailed', { trigger, status: error.status })
          : text('composer.failed', { message: error.message }),
      );
    } finally {
      setSending(false);
    }
  }

  const attach = (chosen: readonly File[]) => {
    page.attempt(async () => {
      setFiles([...files, ...(await uploadFiles(page, channelId, chosen))]);
    });
  };
  const detach = (id: string) => {
    setFiles(files.filter((file) => file.id !== id));
  };
  return { message, setMessage, files, attach, detach, problem, isSending, submit };
}
