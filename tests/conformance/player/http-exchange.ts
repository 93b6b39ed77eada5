import { createHash } from 'node:crypto';
import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http';
import { listAt, objectAt, parse, textAt, type Json, type JsonObject } from './json.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** One of `body`, `lines`, `text`, `form`, or `bytes` with `sha256`; none when it is empty. */
  readonly content: JsonObject;
}

/** Reads a body as transcripts show it, by its media type. */
export function readContent(contentType: string | undefined, bytes: Buffer): JsonObject {
  const type = (contentType ?? '').split(';')[0]?.trim() ?? '';
  if (bytes.length === 0) return {};
  const text = bytes.toString('utf8');
  if (type === 'application/json') return readJson(text);
  if (type === 'application/x-www-form-urlencoded') {
    return { form: Object.fromEntries(new URLSearchParams(text)) };
  }
  if (type === '' || type.startsWith('text/') || type.includes('javascript')) return { text };
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function readJson(text: string): JsonObject {
  try {
    return { body: parse(text) };
  } catch {
    return readLines(text);
  }
}

function readLines(text: string): JsonObject {
  try {
    return { lines: text.trim().split('\n').map(parse) };
  } catch {
    return { text };
  }
}

interface Payload {
  readonly type?: string;
  readonly bytes?: Buffer;
}

/** Sends what a step says, over a connection that is kept. */
export async function exchange(base: string, send: JsonObject, agent: Agent): Promise<HttpAnswer> {
  const payload = payloadOf(send);
  const headers: Record<string, string> = {
    ...(payload.type === undefined ? {} : { 'content-type': payload.type }),
    ...textsOf(objectAt(send, 'headers')),
    ...(payload.bytes === undefined ? {} : { 'content-length': String(payload.bytes.length) }),
  };
  const address = base + encodeURI(textAt(send, 'path')).replaceAll('%25', '%');
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      address,
      { method: textAt(send, 'method'), headers, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            content: readContent(response.headers['content-type'], Buffer.concat(chunks)),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(payload.bytes);
  });
}

function textsOf(object: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.keys(object).map((key) => [key, textAt(object, key)]));
}

function payloadOf(send: JsonObject): Payload {
  if (send['body'] !== undefined) {
    return { type: 'application/json', bytes: Buffer.from(JSON.stringify(send['body'])) };
  }
  if (send['raw'] !== undefined) return { bytes: Buffer.from(textAt(send, 'raw')) };
  return send['multipart'] === undefined ? {} : multipart(listAt(send, 'multipart'));
}

const BOUNDARY = '----transcript';

function multipart(parts: readonly Json[]): Payload {
  const pieces = parts.flatMap((part) => {
    const given = typeof part === 'object' && part !== null && !Array.isArray(part) ? part : {};
    return [partBytes(objectAt({ given }, 'given')), Buffer.from('\r\n')];
  });
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    bytes: Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  };
}

function partBytes(part: JsonObject): Buffer {
  const file = textAt(part, 'filename');
  const type = textAt(part, 'type');
  const head = [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="${textAt(part, 'name')}"${file === '' ? '' : `; filename="${file}"`}`,
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    '',
    '',
  ].join('\r\n');
  const encoded = part['base64'];
  const content =
    typeof encoded === 'string'
      ? Buffer.from(encoded, 'base64')
      : Buffer.from(textAt(part, 'text'));
  return Buffer.concat([Buffer.from(head), content]);
}
