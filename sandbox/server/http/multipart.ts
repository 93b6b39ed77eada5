/** One part of a `multipart/form-data` body. */
export interface Part {
  readonly name: string;
  /** Empty when the part is a plain value. */
  readonly filename: string;
  readonly bytes: Buffer;
  /** Where in the body the bytes begin. */
  readonly offset: number;
}

const LINE = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');

/** The boundary a content type announces; `undefined` when it is no form of several parts, empty when it has none. */
export function multipartBoundary(contentType: string): string | undefined {
  const [mediaType = '', ...parameters] = contentType.split(';');
  if (mediaType.trim().toLowerCase() !== 'multipart/form-data') return undefined;
  const boundary = parameters.map((item) => /^\s*boundary="?([^"]*)"?\s*$/i.exec(item)?.[1]);
  return boundary.find((item) => item !== undefined) ?? '';
}

/** The parts in order; `undefined` when the body is no such form. A part without name is left out. */
export function readMultipart(body: Buffer, boundary: string): readonly Part[] | undefined {
  const delimiter = Buffer.from(`--${boundary}`);
  let place = body.indexOf(delimiter);
  if (place === -1 || boundary === '') return undefined;
  const parts: Part[] = [];
  for (;;) {
    const start = place + delimiter.length;
    if (body.subarray(start, start + 2).toString() === '--') return parts;
    const next = body.indexOf(Buffer.concat([LINE, delimiter]), start);
    if (next === -1) return undefined;
    const part = readPart(body.subarray(start + LINE.length, next), start + LINE.length);
    if (part !== undefined) parts.push(part);
    place = next + LINE.length;
  }
}

function readPart(bytes: Buffer, offset: number): Part | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end === -1) return undefined;
  const disposition = /^content-disposition:(.*)$/im.exec(bytes.subarray(0, end).toString('utf8'));
  const name = parameter(disposition?.[1] ?? '', 'name');
  if (name === '') return undefined;
  return {
    name,
    filename: baseName(parameter(disposition?.[1] ?? '', 'filename')),
    bytes: bytes.subarray(end + HEAD_END.length),
    offset: offset + end + HEAD_END.length,
  };
}

function parameter(disposition: string, name: string): string {
  const extended = new RegExp(`;\\s*${name}\\*=utf-8''([^;\\s]+)`, 'i').exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  const quoted = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition)?.[1];
  if (quoted !== undefined) return unescaped(quoted);
  return new RegExp(`;\\s*${name}=([^;\\s]+)`, 'i').exec(disposition)?.[1] ?? '';
}

/** A backslash only counts before what would end or split the value. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([()<>@,;:\\"/[\]?=])/g, '$1');
}

/** Folders in names of files are ignored. */
function baseName(filename: string): string {
  return filename.slice(filename.lastIndexOf('/') + 1);
}
