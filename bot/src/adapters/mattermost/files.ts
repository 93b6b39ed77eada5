import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { MattermostRefused } from './refusals.ts';
import { ask, type RestRequest, type SendRequest } from './rest-request.ts';

export interface FileToUpload {
  readonly channelId: string;
  readonly name: string;
  readonly content: Uint8Array;
}

export interface FileToStream {
  readonly channelId: string;
  readonly name: string;
  /** Read once, as fast as the server takes it. */
  readonly content: AsyncIterable<Uint8Array>;
  /** More is `too-large`, without troubling the server with the rest; 0: it alone decides. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface UploadedFile {
  readonly id: string;
  readonly channelId: string;
  /** Undefined until a post carries the file. */
  readonly postId: string | undefined;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

export interface Files {
  /**
   * Sends one file; it belongs to nothing until a post names it. `too-large` over the server's
   * `MaxFileSize`. Not tried again: a second try leaves a stray copy.
   */
  readonly upload: (file: FileToUpload) => Promise<UploadedFile>;
  /**
   * The same while the content is being made, so that it is never held whole. What the content
   * throws is thrown as it is.
   */
  readonly stream: (file: FileToStream) => Promise<UploadedFile>;
  readonly find: (fileId: string) => Promise<UploadedFile | undefined>;
  /** The bytes, at most so many; more is `unreadable-answer`. */
  readonly download: (fileId: string, maxBytes: number) => Promise<Buffer>;
}

const transferTimeoutMs = 120_000;

const fileShape = z.object({
  id: z.string(),
  channel_id: z.string(),
  post_id: z.string().optional(),
  name: z.string(),
  size: z.number(),
  mime_type: z.string(),
});

const uploadShape = z.object({ file_infos: z.tuple([fileShape]) });

export function makeFiles(send: SendRequest): Files {
  return {
    upload: async (file) => {
      const answer = await ask(send, uploadOf(file), uploadShape);
      return toFile(answer.file_infos[0]);
    },
    stream: (file) => streamFile(send, file),
    find: async (fileId) => {
      const request: RestRequest = {
        method: 'GET',
        route: '/files/{fileId}/info',
        path: { fileId },
      };
      const file = await unlessMissing(ask(send, request, fileShape));
      return file === undefined ? undefined : toFile(file);
    },
    download: async (fileId, maxBytes) => {
      const answer = await send({
        method: 'GET',
        route: '/files/{fileId}',
        path: { fileId },
        timeoutMs: transferTimeoutMs,
        maxAnswerBytes: maxBytes,
      });
      return answer.body;
    },
  };
}

function uploadOf({ channelId, name, content }: UploadContent): RestRequest {
  return {
    method: 'POST',
    route: '/files',
    query: { channel_id: channelId, filename: name },
    body: content,
    timeoutMs: transferTimeoutMs,
  };
}

type UploadContent = Pick<FileToStream, 'channelId' | 'name'> & {
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
};

async function streamFile(send: SendRequest, file: FileToStream): Promise<UploadedFile> {
  const { content, maxBytes, signal } = file;
  const source: { failure?: unknown } = {};
  const guarded = async function* () {
    let sent = 0;
    try {
      for await (const bytes of content) {
        sent += bytes.byteLength;
        if (maxBytes > 0 && sent > maxBytes) throw tooLarge();
        yield bytes;
      }
    } catch (error) {
      source.failure = error;
      throw error;
    }
  };
  const request = uploadOf({ ...file, content: guarded() });
  try {
    const sent = await ask(send, { ...request, ...(signal && { signal }) }, uploadShape);
    return toFile(sent.file_infos[0]);
  } catch (error) {
    throw source.failure ?? error;
  }
}

function tooLarge(): MattermostRefused {
  return new MattermostRefused({
    kind: 'too-large',
    status: 413,
    errorId: 'coop.file_too_large',
    request: 'POST /files',
  });
}

function toFile(file: z.infer<typeof fileShape>): UploadedFile {
  return {
    id: file.id,
    channelId: file.channel_id,
    postId: file.post_id === '' ? undefined : file.post_id,
    name: file.name,
    sizeBytes: file.size,
    mediaType: file.mime_type,
  };
}
