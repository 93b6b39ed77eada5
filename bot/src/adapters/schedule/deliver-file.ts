import type { DeliveryDeps } from './delivery.ts';
import { message, type Message } from '../../core/message.ts';
import type { WantedFile } from '../../core/outbox.ts';
import { say } from '../../core/text.ts';

/** What is posted of a wanted file. */
export interface PreparedPost {
  readonly message: Message;
  readonly fileIds?: readonly string[];
}

interface FilePlace {
  readonly channelId: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the file while it is sent, never holding it whole. One that cannot be made, or that the
 * server does not take, is told to the person in its place; what may heal is thrown.
 */
export async function prepareFile(
  deps: DeliveryDeps,
  { file, message: shown }: { readonly file: WantedFile; readonly message: Message },
  { channelId, signal }: FilePlace,
): Promise<PreparedPost> {
  const { channel, openFile } = deps;
  const opened = await openFile(file);
  if (opened.kind === 'instead') return { message: opened.message };
  const { name, content } = opened;
  const { maxFileBytes: maxBytes } = await channel.limits();
  try {
    const fileId = await channel.upload({ channelId, name, content, maxBytes, signal });
    return { message: opened.told?.() ?? shown, fileIds: [fileId] };
  } catch (error) {
    const failure = channel.failureOf(error);
    if (failure?.kind === 'later') throw error;
    deps.log.error({ export: file.export, error }, 'a file was not sent');
    return { message: message(sorryFor(failure?.kind, { name, maxBytes })) };
  }
}

function sorryFor(
  kind: 'never' | 'too-large' | undefined,
  { name, maxBytes }: { readonly name: string; readonly maxBytes: number },
) {
  if (kind === 'too-large') {
    return say('core.file.tooLarge', { name, megabytes: Math.floor(maxBytes / 1_048_576) });
  }
  return say(kind === 'never' ? 'core.file.refused' : 'core.file.failed', { name });
}
