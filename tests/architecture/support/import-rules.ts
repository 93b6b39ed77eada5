/** Which modules, by their path and by how they are reached. */
interface Restriction {
  readonly path?: string | string[];
  readonly pathNot?: string | string[];
  readonly circular?: boolean;
}

/** A direction that imports may not take; `title` is the rule as a sentence. */
export interface ImportRule {
  readonly title: string;
  readonly from: Restriction;
  readonly to: Restriction;
}

const frameworks =
  '(fastify|@fastify|axios|kysely|better-sqlite3|pg|ws|pino|prom-client|commander|react|redux|@mattermost)';

export const importRules: readonly ImportRule[] = [
  {
    title: 'the contract imports nothing of ours',
    from: { path: '^contract/src/' },
    to: { path: '^(bot|webapp|sandbox|hosts|build|bench|tests)/' },
  },
  {
    title: 'the core of the bot imports the contract and the source catalogue alone',
    from: { path: '^bot/src/core/' },
    to: { path: '^bot/src/', pathNot: '^bot/src/(core|catalogues)/' },
  },
  {
    title: 'core and features know no framework, driver or client',
    from: { path: '^bot/src/(core|features)/' },
    to: { path: `node_modules/${frameworks}/` },
  },
  {
    title: 'entities and failures of a feature know no other feature',
    from: { path: '^bot/src/features/([^/]+)/(\\1|failures)\\.ts$' },
    to: { path: '^bot/src/features/', pathNot: '^bot/src/features/$1/' },
  },
  {
    title: 'a feature reaches another through its index.ts',
    from: { path: '^bot/src/features/([^/]+)/' },
    to: {
      path: '^bot/src/features/',
      pathNot: ['^bot/src/features/$1/', '^bot/src/features/[^/]+/index\\.ts$'],
    },
  },
  {
    title: 'features know neither adapters nor what assembles the bot',
    from: { path: '^bot/src/(core|features)/' },
    to: { path: '^bot/src/(adapters|command-line)/|^bot/src/[^/]+\\.ts$' },
  },
  {
    title: 'an adapter never imports another',
    from: { path: '^bot/src/adapters/([^/]+)/' },
    to: { path: '^bot/src/adapters/', pathNot: '^bot/src/adapters/$1/' },
  },
  {
    title: 'adapters know of a feature its index, ports, failures and entities',
    from: { path: '^bot/src/adapters/' },
    to: {
      path: '^bot/src/features/',
      pathNot: [
        '^bot/src/features/([^/]+)/(index|ports|failures|usage|\\1)\\.ts$',
        '^bot/src/features/[^/]+/[^/]+/ports\\.ts$',
      ],
    },
  },
  {
    title: 'adapters know nothing of what assembles the bot',
    from: { path: '^bot/src/adapters/' },
    to: { path: '^bot/src/[^/]+\\.ts$|^bot/src/command-line/' },
  },
  {
    title: 'the bot and the plugin know nothing of each other, nor of the sandbox',
    from: { path: '^(bot|webapp)/src/' },
    to: { path: '^(bot|webapp|sandbox|hosts)/', pathNot: '^$1/' },
  },
  {
    title: 'the plugin’s ui imports nothing of ours',
    from: { path: '^webapp/src/ui/' },
    to: { path: '^(contract|webapp/src/(?!ui/))' },
  },
  {
    title: 'the plugin’s core imports the contract alone',
    from: { path: '^webapp/src/core/' },
    to: { path: '^webapp/src/(?!core/|catalogues/)' },
  },
  {
    title: 'a feature of the plugin never imports another, nor the panel',
    from: { path: '^webapp/src/features/([^/]+)/' },
    to: {
      path: '^webapp/src/',
      pathNot: '^webapp/src/(core|ui|catalogues|features/$1)/',
    },
  },
  {
    title: 'the double of the server knows nothing of the product',
    from: { path: '^sandbox/server/' },
    to: { path: '^(bot|webapp|contract)/|^sandbox/(web|demonstration)/' },
  },
  {
    title: 'the page of the sandbox knows nothing of the product nor of the server behind',
    from: { path: '^sandbox/web/' },
    to: { path: '^(bot|webapp|contract)/|^sandbox/(server|demonstration)/' },
  },
  {
    title: 'nothing that runs imports tests, benchmarks or build programs',
    from: {
      path: '^(contract|bot|webapp|sandbox|hosts)/',
      // The demonstration packs the plugin as it is shipped.
      pathNot: '^sandbox/demonstration/',
    },
    to: { path: '^(tests|bench|build)/' },
  },
  { title: 'no file imports itself in a circle', from: {}, to: { circular: true } },
];
