const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: jsx },
      target: 'es2023',
      transform: jsx ? { react: { runtime: 'classic' } } : {},
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
];

const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transformIgnorePatterns: ['/node_modules/'],
};

/** Two projects: what runs in Node, and what runs in a page (jsdom, React 18 at the root). */
export default {
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      roots: ['<rootDir>/tests'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [
        '<rootDir>/tests/webapp/',
        '<rootDir>/tests/sandbox/web/',
        '<rootDir>/tests/e2e/',
        '/node_modules/',
      ],
      transform: { '\\.tsx?$': swc(false) },
    },
    {
      ...shared,
      displayName: 'webapp',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/tests/webapp', '<rootDir>/tests/sandbox/web'],
      setupFilesAfterEnv: ['<rootDir>/tests/webapp/patience.ts'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      transform: {
        '\\.tsx?$': swc(true),
        '\\.css$': '<rootDir>/tests/webapp/css-module-transform.mjs',
      },
    },
    {
      ...shared,
      displayName: 'e2e',
      testEnvironment: 'node',
      roots: ['<rootDir>/tests'],
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/e2e/build-once.mjs',
      globalTeardown: '<rootDir>/tests/e2e/remove-built.mjs',
      transform: { '\\.tsx?$': swc(false) },
    },
  ],
};
