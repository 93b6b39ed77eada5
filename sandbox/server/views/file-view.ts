import type { FileInfo } from '../state/entities.ts';

/** A file as clients see it: what is zero is left out, and small previews, which the sandbox does not draw. */
export function fileView(file: FileInfo): Record<string, unknown> {
  return {
    id: file.id,
    user_id: file.user_id,
    ...(file.post_id === '' ? {} : { post_id: file.post_id }),
    channel_id: file.channel_id,
    create_at: file.create_at,
    update_at: file.update_at,
    delete_at: file.delete_at,
    name: file.name,
    extension: file.extension,
    size: file.size,
    mime_type: file.mime_type,
    ...(file.width === 0 ? {} : { width: file.width }),
    ...(file.height === 0 ? {} : { height: file.height }),
    ...(file.has_preview_image ? { has_preview_image: true } : {}),
    ...(file.has_thumbnail ? {} : { mini_preview: null }),
    remote_id: '',
    archived: false,
  };
}
