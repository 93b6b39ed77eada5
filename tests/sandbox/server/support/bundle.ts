import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/** A gzipped tape archive of those files, by path. */
export function archive(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, text]) => entry(path, Buffer.from(text)));
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

/** A bundle of a plugin with a part for browsers. */
export function bundle(manifest: Readonly<Record<string, unknown>>): Buffer {
  const complete = { id: 'coop', name: 'Coop', version: '1.0.0', webapp: WEBAPP, ...manifest };
  return archive({
    'coop/plugin.json': JSON.stringify(complete),
    'coop/webapp/dist/main.js': `// ${complete.version}`,
    'coop/public/logo.svg': '<svg/>',
  });
}

const WEBAPP = { bundle_path: 'webapp/dist/main.js' };

function entry(path: string, bytes: Buffer): Buffer[] {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        0', 148);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
}
