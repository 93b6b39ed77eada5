import { unlessMissing } from './absence.ts';
import { makeFiles } from './files.ts';
import type { SendRequest } from './rest-request.ts';
import type { PostedFiles } from '../../core/posted-files.ts';

export function makePostedFiles(send: SendRequest): PostedFiles {
  const files = makeFiles(send);
  return {
    find: async (fileId) => {
      const file = await files.find(fileId);
      return file && { fileId, name: file.name, sizeBytes: file.sizeBytes };
    },
    download: (fileId, maxBytes) => unlessMissing(files.download(fileId, maxBytes)),
  };
}
