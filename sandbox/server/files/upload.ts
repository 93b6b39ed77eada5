import { AppError, forbidden, invalidBodyParam, invalidUrlParam } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import { multipartBoundary, readMultipart } from '../http/multipart.ts';
import type { Part } from '../http/multipart.ts';
import { isId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { FileInfo } from '../state/entities.ts';
import { storeFile } from './store-file.ts';

export interface Uploaded {
  readonly files: readonly FileInfo[];
  readonly clientIds: readonly string[] | null;
}

/** How much longer than the largest file a whole request may be, in bytes. */
const GRACE = 512;

/** Takes the files of a request: a form of several parts, or a body that is the file. */
export function upload(sandbox: Sandbox, call: Call): Uploaded {
  const session = call.session;
  if (!sandbox.config().FileSettings.EnableFileAttachments) {
    throw new AppError('api.file.attachments.disabled.app_error', 403);
  }
  if (call.raw.length === 0) throw unreadable();
  const task = new UploadTask(sandbox, call, session.user_id);
  const boundary = multipartBoundary(call.request.headers['content-type'] ?? '');
  if (boundary === undefined) return task.whole();
  if (boundary === '') throw unreadable();
  const parts = readMultipart(call.raw, boundary);
  if (parts === undefined) throw unreadable();
  return task.form(parts);
}

class UploadTask {
  readonly #sandbox: Sandbox;
  readonly #call: Call;
  readonly #userId: string;
  readonly #now: number;

  constructor(sandbox: Sandbox, call: Call, userId: string) {
    this.#sandbox = sandbox;
    this.#call = call;
    this.#userId = userId;
    this.#now = sandbox.clock.now();
  }

  /** The body is the file; where it goes and its name stand in the query. */
  whole(): Uploaded {
    const channelId = this.#channelId(this.#call.text('channel_id'));
    const name = this.#call.text('filename');
    if (name === '') throw invalidUrlParam('filename');
    this.#needUpload(channelId);
    const bytes = this.#call.raw;
    const clientId = this.#call.text('client_id');
    const file = this.#store(channelId, { name, bytes, announced: this.#announced() });
    return { files: [file], clientIds: clientId === '' ? null : [clientId] };
  }

  /** A body that comes in pieces announces nothing. */
  #announced(): number {
    return Number(this.#call.request.headers['content-length'] ?? -1);
  }

  /** In a form the channel stands before the files; if it does not, the whole form is read first. */
  form(parts: readonly Part[]): Uploaded {
    const channelId = this.#call.text('channel_id');
    const firstChannel = parts.findIndex(isChannelPart);
    const firstFile = parts.findIndex((part) => part.filename !== '');
    const fileComesFirst = firstFile !== -1 && (firstChannel === -1 || firstFile < firstChannel);
    return channelId === '' && fileComesFirst
      ? this.#inAnyOrder(parts)
      : this.#inOrder(parts, channelId);
  }

  #inOrder(parts: readonly Part[], given: string): Uploaded {
    const clientIds: string[] = [];
    const files: FileInfo[] = [];
    let channelId = given;
    let expectsClientIds = true;
    for (const part of parts) {
      if (part.filename !== '') {
        this.#needUpload(this.#channelId(channelId));
        if (files.length === 0 && clientIds.length === 0) expectsClientIds = false;
        if (expectsClientIds && files.length >= clientIds.length)
          throw invalidBodyParam('client_ids');
        files.push(this.#storePart(channelId, part));
      } else if (part.name === 'channel_id') {
        const value = part.bytes.toString('utf8');
        if (channelId !== '' && channelId !== value) throw conflicting();
        channelId = value;
      } else if (part.name === 'client_ids' && expectsClientIds) {
        clientIds.push(part.bytes.toString('utf8'));
      } else throw invalidBodyParam(part.name);
    }
    if (expectsClientIds && clientIds.length !== files.length) {
      throw wrongCount(clientIds.length, files.length);
    }
    return { files, clientIds: expectsClientIds ? clientIds : [] };
  }

  #inAnyOrder(parts: readonly Part[]): Uploaded {
    const channel = parts.find(isChannelPart);
    if (channel === undefined) throw invalidBodyParam('channel_id');
    const channelId = this.#channelId(channel.bytes.toString('utf8'));
    this.#needUpload(channelId);
    const given = parts.filter((part) => part.name === 'files' && part.filename !== '');
    const clientIds = parts
      .filter((part) => part.name === 'client_ids' && part.filename === '')
      .map((part) => part.bytes.toString('utf8'));
    if (clientIds.length !== 0 && clientIds.length !== given.length) {
      throw wrongCount(clientIds.length, given.length);
    }
    return {
      files: given.map((part) => this.#storePart(channelId, part)),
      clientIds: clientIds.filter((id) => id !== ''),
    };
  }

  #storePart(channelId: string, part: Part): FileInfo {
    const limit = this.#sandbox.config().FileSettings.MaxFileSize;
    if (part.offset + Math.min(part.bytes.length, limit + 1) > limit + GRACE) {
      throw new AppError('api.context.request_body_too_large.app_error', 413);
    }
    return this.#store(channelId, { name: part.filename, bytes: part.bytes, announced: -1 });
  }

  #store(
    channelId: string,
    file: { readonly name: string; readonly bytes: Buffer; readonly announced: number },
  ): FileInfo {
    return storeFile(this.#sandbox, {
      ...file,
      name: file.name.slice(file.name.lastIndexOf('/') + 1),
      channelId,
      userId: this.#userId,
      now: this.#now,
    });
  }

  #channelId(value: string): string {
    if (!isId(value)) throw invalidUrlParam('channel_id');
    return value;
  }

  #needUpload(channelId: string): void {
    if (!this.#sandbox.permissions.onChannel(this.#userId, channelId, 'upload_file')) {
      throw forbidden();
    }
  }
}

function isChannelPart(part: Part): boolean {
  return part.name === 'channel_id' && part.filename === '';
}

const unreadable = (): AppError => new AppError('api.file.upload_file.read_request.app_error', 400);

const conflicting = (): AppError =>
  new AppError('api.file.upload_file.multiple_channel_ids.app_error', 400);

function wrongCount(clientIds: number, files: number): AppError {
  return new AppError('api.file.upload_file.incorrect_number_of_client_ids.app_error', 400, {
    params: { NumClientIds: clientIds, NumFiles: files },
  });
}
