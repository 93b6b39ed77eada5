import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import webpack from 'webpack';

const root = join(import.meta.dirname, '..');
const libraries = [
  'react',
  'react-dom',
  'redux',
  'react-redux',
  'react-intl',
  'react-router-dom',
  'prop-types',
] as const;

export const hostVersions = ['react-17', 'react-18', 'react-19'] as const;
export type HostVersion = (typeof hostVersions)[number];

/** Builds the stand-in page of a host with the libraries of its version: `host.js` in a folder. */
export async function buildHostPage(version: HostVersion, outDir: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const compiler = webpack({
    mode: 'production',
    context: root,
    entry: { host: `./hosts/${version}/host.tsx` },
    target: ['web', 'es2020'],
    devtool: false,
    output: { path: outDir, filename: '[name].js' },
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias: aliases(version) },
    performance: false,
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: require.resolve('swc-loader'),
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'classic' } },
              target: 'es2020',
            },
          },
        },
      ],
    },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error !== null || stats === undefined || stats.hasErrors()) {
          reject(error ?? new Error(stats?.toString({ all: false, errors: true })));
        } else {
          resolve();
        }
      });
    });
  });
}

/** Each library from the host's own folder, else from the root, which has those of React 18. */
function aliases(version: HostVersion): Record<string, string> {
  return Object.fromEntries(
    libraries.flatMap((name) => {
      const own = join(root, 'hosts', version, 'node_modules', name);
      const shared = join(root, 'node_modules', name);
      const folder = existsSync(own) ? own : shared;
      return existsSync(folder) ? [[name, folder]] : [];
    }),
  );
}
