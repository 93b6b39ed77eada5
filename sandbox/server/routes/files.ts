import { createHash } from 'node:crypto';
import { fileAnswer } from '../files/file-answer.ts';
import { upload } from '../files/upload.ts';
import type { Answer } from '../http/answer.ts';
import { json, raw } from '../http/answer.ts';
import { AppError, forbidden } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import type { Router } from '../http/router.ts';
import { siteUrl } from '../http/site-url.ts';
import type { Sandbox } from '../sandbox.ts';
import type { FileInfo } from '../state/entities.ts';
import { fileView } from '../views/file-view.ts';

const PRIVATE_MONTH = { 'cache-control': 'max-age=2592000, private' };
/** Makes public links unguessable; a sandbox has no secrets to keep. */
const LINK_SALT = 'sandbox';

const REFUSAL_PAGE = '<!DOCTYPE html><html><head></head><body></body></html>\n';

/** Uploads: in, out, and what is known of them. */
export function registerFileRoutes(router: Router, sandbox: Sandbox): void {
  const files = new Files(sandbox);
  router.post('/api/v4/files', (call) => files.take(call), {
    maxBody: () => Number.MAX_SAFE_INTEGER,
  });
  router.get('/api/v4/files/:file_id', (call) => files.content(call));
  router.get('/api/v4/files/:file_id/info', (call) =>
    json(fileView(files.readable(call)), 200, PRIVATE_MONTH),
  );
  router.get('/api/v4/files/:file_id/thumbnail', (call) =>
    files.picture(call, 'api.file.get_file_thumbnail.no_thumbnail.app_error'),
  );
  router.get('/api/v4/files/:file_id/preview', (call) =>
    files.picture(call, 'api.file.get_file_preview.no_preview.app_error'),
  );
  router.get('/api/v4/files/:file_id/link', (call) => files.link(call));
  router.get('/files/:file_id/public', (call) => files.publicContent(call), { session: false });
  router.get('/api/v4/posts/:post_id/files/info', (call) => files.ofPost(call));
}

class Files {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  take(call: Call): Answer {
    const { files, clientIds } = upload(this.#sandbox, call);
    return json({ file_infos: files.map(fileView), client_ids: clientIds }, 201);
  }

  /** A file of the caller's own or of a channel the caller may read. */
  readable(call: Call): FileInfo {
    const session = call.session;
    const file = this.#existing(call.id('file_id'));
    const channel = this.#sandbox.world.channels.get(file.channel_id);
    if (channel === undefined) throw missingChannel(file.channel_id);
    const isOwn = file.user_id === session.user_id;
    if (!isOwn && !this.#sandbox.permissions.mayReadChannel(session.user_id, channel)) {
      throw forbidden();
    }
    return file;
  }

  content(call: Call): Answer {
    const file = this.readable(call);
    return this.#serve(file, { mediaType: file.mime_type, download: call.flag('download') });
  }

  /** A smaller version of an image; the sandbox serves the image itself. */
  picture(call: Call, refusal: string): Answer {
    const file = this.readable(call);
    if (!file.has_thumbnail) throw new AppError(refusal, 400);
    return this.#serve(file, { mediaType: 'image/jpeg', download: call.flag('download') });
  }

  link(call: Call): Answer {
    const id = call.id('file_id');
    this.#needPublicLinks();
    const file = this.readable(call);
    if (file.post_id === '') {
      throw new AppError('api.file.get_public_link.no_post.app_error', 400);
    }
    const address = `${siteUrl(call)}/files/${id}/public?h=${linkHash(id)}`;
    return json({ link: address });
  }

  /** Not part of the API: its refusals are pages. */
  publicContent(call: Call): Answer {
    try {
      return this.#publicContent(call);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return raw(REFUSAL_PAGE, { 'content-type': 'text/html' }, error.status);
    }
  }

  #publicContent(call: Call): Answer {
    const id = call.id('file_id');
    this.#needPublicLinks();
    const file = this.#existing(id);
    if (call.text('h') !== linkHash(id)) {
      throw new AppError('api.file.get_file.public_invalid.app_error', 400);
    }
    return this.#serve(file, { mediaType: file.mime_type, download: false });
  }

  ofPost(call: Call): Answer {
    const session = call.session;
    const postId = call.id('post_id');
    const { permissions, world } = this.#sandbox;
    const channelId = world.posts.get(postId)?.channel_id ?? '';
    if (!mayReadPostsOf(this.#sandbox, session.user_id, channelId)) throw forbidden();
    const withDeleted = call.flag('include_deleted');
    if (withDeleted) permissions.needSystem(session, 'manage_system');
    const files = world.filesOfPost
      .all(postId)
      .filter((file) => withDeleted || file.delete_at === 0)
      .toSorted((a, b) => a.create_at - b.create_at);
    return json(files.map(fileView), 200, PRIVATE_MONTH);
  }

  #serve(file: FileInfo, as: { readonly mediaType: string; readonly download: boolean }): Answer {
    const content = this.#sandbox.world.fileContents.get(file.id);
    return fileAnswer({
      ...as,
      name: file.name,
      bytes: Buffer.from(content?.base64 ?? '', 'base64'),
      modifiedAt: file.update_at,
    });
  }

  #existing(id: string): FileInfo {
    const file = this.#sandbox.world.files.get(id);
    if (file === undefined || file.delete_at !== 0) {
      throw new AppError('app.file_info.get.app_error', 404);
    }
    return file;
  }

  #needPublicLinks(): void {
    if (this.#sandbox.config().FileSettings.EnablePublicLink) return;
    throw new AppError('api.file.get_public_link.disabled.app_error', 403);
  }
}

function mayReadPostsOf(sandbox: Sandbox, userId: string, channelId: string): boolean {
  const { permissions } = sandbox;
  if (permissions.onChannel(userId, channelId, 'read_channel_content')) return true;
  return permissions.onSystem(userId, 'read_channel_content');
}

function linkHash(fileId: string): string {
  return createHash('sha256').update(LINK_SALT).update(fileId).digest('base64url');
}

function missingChannel(id: string): AppError {
  return new AppError('app.channel.get.existing.app_error', 404, { params: { channel_id: id } });
}
