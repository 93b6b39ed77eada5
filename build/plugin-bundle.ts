import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import webpack, { type Configuration, type Stats } from 'webpack';

const root = join(import.meta.dirname, '..');

/** Sizes in bytes after gzip; the source of both figures is the Speed table of the architecture. */
export const bundleBudget = { main: 60 * 1024, chunk: 40 * 1024 } as const;

export interface BundleOptions {
  readonly outDir?: string;
  readonly mode?: 'production' | 'development';
}

/**
 * Builds the plugin's web part: `main.js` and its lazy chunks. React, Redux and their companions
 * come from the page's globals, so that one bundle runs in hosts of React 17, 18 and 19.
 */
export async function buildPluginBundle(options: BundleOptions = {}): Promise<string> {
  const outDir = options.outDir ?? join(root, 'webapp/dist');
  const stats = await run(configuration(outDir, options.mode ?? 'production'));
  if (stats.hasErrors()) {
    throw new Error(stats.toString({ all: false, errors: true, errorDetails: false }));
  }
  return outDir;
}

export interface BundleSizes {
  readonly files: Readonly<Record<string, number>>;
  /** One sentence for each file beyond its budget; empty when all is well. */
  readonly problems: readonly string[];
}

/** Weighs a built bundle against its budget. */
export function checkBundleBudget(outDir = join(root, 'webapp/dist')): BundleSizes {
  const files: Record<string, number> = {};
  const problems: string[] = [];
  for (const file of readdirSync(outDir).filter((name) => name.endsWith('.js'))) {
    const size = gzipSync(readFileSync(join(outDir, file))).length;
    const limit = file === 'main.js' ? bundleBudget.main : bundleBudget.chunk;
    files[file] = size;
    if (size > limit) {
      problems.push(`${file} weighs ${size} bytes after gzip, the budget is ${limit}.`);
    }
  }
  return { files, problems };
}

function configuration(outDir: string, mode: 'production' | 'development'): Configuration {
  const require = createRequire(import.meta.url);
  return {
    mode,
    context: join(root, 'webapp'),
    entry: { main: './src/index.tsx' },
    target: ['web', 'es2020'],
    devtool: false,
    output: {
      path: outDir,
      filename: '[name].js',
      chunkFilename: 'chunk-[name]-[contenthash:8].js',
      chunkLoadingGlobal: 'webpackChunkCoop',
      uniqueName: 'coop',
      publicPath: '',
      clean: true,
    },
    externalsType: 'window',
    externals: {
      react: 'React',
      'react-dom': 'ReactDOM',
      redux: 'Redux',
      'react-redux': 'ReactRedux',
      'react-intl': 'ReactIntl',
      'react-router-dom': 'ReactRouterDom',
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    optimization: { moduleIds: 'deterministic', chunkIds: 'named' },
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
        {
          test: /\.css$/,
          sideEffects: true,
          use: [
            {
              loader: require.resolve('style-loader'),
              options: { attributes: { 'data-plugin': 'coop' } },
            },
            {
              loader: require.resolve('css-loader'),
              options: {
                modules: {
                  namedExport: false,
                  localIdentName: 'coop-[name]-[local]',
                  exportLocalsConvention: 'as-is',
                },
              },
            },
          ],
        },
      ],
    },
  };
}

function run(options: Configuration): Promise<Stats> {
  const compiler = webpack(options);
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (stats === undefined || error !== null) {
          reject(error ?? new Error('The bundler gave no answer.'));
        } else {
          resolve(stats);
        }
      });
    });
  });
}

if (import.meta.main) {
  const { files, problems } = checkBundleBudget(await buildPluginBundle());
  const lines = Object.entries(files).map(([file, size]) => `${file}  ${size} bytes (gzip)`);
  process.stdout.write(`${[...lines, ...problems].join('\n')}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
