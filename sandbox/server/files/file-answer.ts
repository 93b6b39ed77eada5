import { raw } from '../http/answer.ts';
import type { Answer } from '../http/answer.ts';

const SCRIPTS = [
  'application/javascript',
  'application/ecmascript',
  'text/javascript',
  'text/ecmascript',
  'application/x-javascript',
  'text/html',
];
const MEDIA = [
  'image/jpeg',
  'image/png',
  'image/bmp',
  'image/gif',
  'image/tiff',
  'image/webp',
  'video/avi',
  'video/mpeg',
  'video/mp4',
  'audio/mpeg',
  'audio/wav',
];

export interface ServedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly modifiedAt: number;
  readonly download: boolean;
}

/** The content of a file: shown in place only when it is a picture or a sound, never as a script or a page. */
export function fileAnswer(file: ServedFile): Answer {
  const mediaType = safeType(file.mediaType);
  const shown = !file.download && MEDIA.some((type) => mediaType.startsWith(type));
  const name = escaped(file.name);
  return raw(file.bytes, {
    'content-type': mediaType,
    'content-disposition': `${shown ? 'inline' : 'attachment'};filename="${name}"; filename*=UTF-8''${name}`,
    'cache-control': 'private, max-age=86400',
    'last-modified': new Date(file.modifiedAt).toUTCString(),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': "Frame-ancestors 'none'",
  });
}

function safeType(mediaType: string): string {
  if (mediaType === '') return 'application/octet-stream';
  return SCRIPTS.some((type) => mediaType.startsWith(type)) ? 'text/plain' : mediaType;
}

/** As Go escapes a part of a path. */
function escaped(name: string): string {
  return encodeURIComponent(name)
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/%(?:24|26|2B|3A|3D|40)/g, (code) => decodeURIComponent(code));
}
