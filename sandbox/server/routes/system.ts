import { json } from '../http/answer.ts';
import type { Router } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';

export function registerSystemRoutes(router: Router, _sandbox: Sandbox): void {
  router.get('/api/v4/system/ping', (call) => json(ping(call.flag('get_server_status'))), {
    session: false,
  });
}

function ping(withState: boolean): Record<string, string> {
  return {
    ActiveSearchBackend: 'database',
    AndroidLatestVersion: '',
    AndroidMinVersion: '',
    IosLatestVersion: '',
    IosMinVersion: '',
    status: 'OK',
    ...(withState ? { database_status: 'OK', filestore_status: 'OK' } : {}),
  };
}
