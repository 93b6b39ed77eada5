import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack, { type Configuration } from 'webpack';

export type HostVersion = '17' | '18' | '19';

export interface SandboxPageOptions {
  readonly mode: 'development' | 'production';
  /** Generations of React to build the page for; the packages are those of `hosts/`. */
  readonly hosts: readonly HostVersion[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'sandbox/web');
const resolver = createRequire(import.meta.url);

/** Where the built page lies: `index-<react>.html` beside its scripts, styles and fonts. */
export const sandboxPageDist = join(web, 'dist');

/** Packages of the host come first; React 18 is the one at the root. */
const modulesOf = (host: HostVersion) =>
  host === '18'
    ? ['node_modules']
    : [join(root, `hosts/react-${host}/node_modules`), 'node_modules'];

const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2022',
    transform: { react: { runtime: 'classic' } },
    experimental: { keepImportAttributes: true },
  },
};

function configuration(mode: SandboxPageOptions['mode'], host: HostVersion): Configuration {
  return {
    mode,
    context: web,
    devtool: mode === 'development' ? 'source-map' : false,
    entry: { [`page-${host}`]: `./src/entry/react-${host}.ts` },
    output: {
      path: sandboxPageDist,
      filename: '[name].js',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      publicPath: '/sandbox/page/',
    },
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'], modules: modulesOf(host) },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: resolver.resolve('swc-loader'),
          options: swcOptions,
        },
        {
          test: /\.css$/,
          use: [resolver.resolve('style-loader'), resolver.resolve('css-loader')],
        },
        { test: /\.(woff2?|ttf|eot|svg)$/, type: 'asset/resource' },
      ],
    },
    // Read from the same machine: its size costs nothing, the time to make it small does.
    optimization: { minimize: false },
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

const document = (host: HostVersion) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Préau · bac à sable</title>
    <link rel="icon" href="data:," />
    <script defer src="/sandbox/page/page-${host}.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;

function bundle(options: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(options);
    compiler.run((failure, stats) => {
      compiler.close((closing) => {
        const problem = failure ?? closing;
        if (problem) reject(problem);
        else if (stats?.hasErrors() === true) reject(new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
  });
}

/** Builds the page of the sandbox anew, once per host; throws what webpack complains of. */
export async function buildSandboxPage({ mode, hosts }: SandboxPageOptions): Promise<void> {
  await rm(sandboxPageDist, { recursive: true, force: true });
  await mkdir(sandboxPageDist, { recursive: true });
  for (const host of hosts) {
    await bundle(configuration(mode, host));
    await writeFile(join(sandboxPageDist, `index-${host}.html`), document(host));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildSandboxPage({ mode: 'production', hosts: ['17', '18', '19'] });
