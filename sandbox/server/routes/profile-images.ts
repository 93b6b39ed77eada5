import { AppError, forbidden, invalidUrlParam } from '../http/app-error.ts';
import { ok, raw } from '../http/answer.ts';
import type { Router } from '../http/router.ts';
import { findUser } from '../actions/find.ts';
import { updateAccount } from '../actions/accounts.ts';
import type { Sandbox } from '../sandbox.ts';

/** One transparent point: people have no faces in the sandbox. */
const IMAGE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Images of people. Those that are set are accepted, not kept. */
export function registerProfileImageRoutes(router: Router, sandbox: Sandbox): void {
  const maxBody = () => sandbox.config().FileSettings.MaxFileSize;
  const path = '/api/v4/users/:user_id/image';
  const image = () =>
    raw(IMAGE, { 'content-type': 'image/png', 'cache-control': 'max-age=86400, private' });
  router.get(path, (call) => {
    findUser(sandbox, call.id('user_id'));
    return image();
  });
  router.get(`${path}/default`, (call) => {
    findUser(sandbox, call.id('user_id'));
    return image();
  });
  router.post(
    path,
    (call) => {
      const id = call.id('user_id');
      if (!sandbox.permissions.mayActForOrBot(call.session, id)) throw forbidden();
      const type = call.request.headers['content-type'] ?? '';
      if (!type.startsWith('multipart/form-data')) {
        throw new AppError('api.user.upload_profile_user.parse.app_error', 500);
      }
      if (!call.raw.includes('name="image"')) {
        throw new AppError('api.user.upload_profile_user.no_file.app_error', 400);
      }
      touch(sandbox, id);
      return ok();
    },
    { maxBody },
  );
  router.delete(path, (call) => {
    const id = call.id('user_id');
    if (!sandbox.permissions.mayActForOrBot(call.session, id)) throw forbidden();
    touch(sandbox, id);
    return ok();
  });
}

function touch(sandbox: Sandbox, id: string): void {
  const user = sandbox.world.users.get(id);
  if (user === undefined) throw invalidUrlParam('user_id');
  updateAccount(sandbox, { ...user, last_picture_update: sandbox.clock.now() });
}
