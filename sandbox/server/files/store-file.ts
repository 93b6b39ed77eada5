import { AppError } from '../http/app-error.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { FileInfo } from '../state/entities.ts';
import { imageSize, svgSize } from './image-size.ts';
import { extensionOf, mediaTypeOf } from './media-types.ts';

export interface Upload {
  readonly userId: string;
  readonly channelId: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** Time of the whole request: all its files are of the same millisecond. */
  readonly now: number;
  /** What the request announced, -1 in a form of several parts. */
  readonly announced: number;
}

/** Largest image that is taken, in pixels. */
const MAX_PIXELS = 33_177_600;
const SVG = 'image/svg+xml';

/** Keeps an upload that no post has taken yet. */
export function storeFile(sandbox: Sandbox, upload: Upload): FileInfo {
  const limit = sandbox.config().FileSettings.MaxFileSize;
  if (upload.bytes.length > limit) throw tooLarge(upload, limit);
  const extension = extensionOf(upload.name);
  const id = newId();
  sandbox.world.fileContents.put({ id, base64: upload.bytes.toString('base64') });
  return sandbox.world.files.put({
    id,
    user_id: upload.userId,
    post_id: '',
    channel_id: upload.channelId,
    create_at: upload.now,
    update_at: upload.now,
    delete_at: 0,
    name: upload.name,
    extension,
    size: upload.bytes.length,
    mime_type: mediaTypeOf(extension),
    ...imageFacts(upload, mediaTypeOf(extension)),
  });
}

type ImageFacts = Pick<FileInfo, 'width' | 'height' | 'has_preview_image' | 'has_thumbnail'>;

const NO_IMAGE: ImageFacts = {
  width: 0,
  height: 0,
  has_preview_image: false,
  has_thumbnail: false,
};

/** An image that cannot be read is kept as any other file. */
function imageFacts(upload: Upload, mediaType: string): ImageFacts {
  if (!mediaType.startsWith('image')) return NO_IMAGE;
  if (mediaType === SVG) return { ...NO_IMAGE, ...svgSize(upload.bytes) };
  const size = imageSize(upload.bytes);
  if (size === undefined) return NO_IMAGE;
  if (size.width * size.height > MAX_PIXELS) {
    throw new AppError('api.file.upload_file.large_image_detailed.app_error', 400, {
      params: { Filename: upload.name, Width: size.width, Height: size.height },
    });
  }
  return { ...size, has_preview_image: mediaType !== 'image/gif', has_thumbnail: true };
}

function tooLarge(upload: Upload, limit: number): AppError {
  return new AppError('api.file.upload_file.too_large_detailed.app_error', 413, {
    params: { Filename: upload.name, Length: upload.announced, Limit: limit },
  });
}
