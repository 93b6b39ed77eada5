import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import a11y from 'eslint-plugin-jsx-a11y-x';
import formatjs from 'eslint-plugin-formatjs';
import globals from 'globals';

const environmentOnly = {
  object: 'process',
  property: 'env',
  message: 'Only bot/src/config.ts reads the environment.',
};

const passedIn =
  'Clock, Ids and Random are passed in; only main.ts and the command line read the real ones.';
const clockAndChance = [
  { object: 'Date', property: 'now', message: passedIn },
  { object: 'Math', property: 'random', message: passedIn },
];

const everywhere = [
  {
    selector:
      'Program > VariableDeclaration[kind="let"], Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
    message: 'A module has no state: pass it in.',
  },
];

const titles = [
  {
    selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal[value=/\\bshould\\b/]',
    message: 'A title is a rule in the present tense.',
  },
  {
    selector: 'CallExpression[callee.object.name="jest"][callee.property.name=/[mM]ock/]',
    message: 'Fakes are passed in; modules are not replaced.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'node_modules/**',
      '.data/**',
      'coverage/**',
      'tests/conformance/transcripts/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './webapp/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-restricted-properties': ['error', environmentOnly],
      'no-restricted-syntax': ['error', ...everywhere],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y-x': a11y, formatjs },
    languageOptions: { globals: globals.browser },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...a11y.configs.recommended.rules,
      'formatjs/no-literal-string-in-jsx': 'error',
    },
  },
  {
    files: ['bot/src/{core,features,adapters}/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', environmentOnly, ...clockAndChance],
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: passedIn },
      ],
    },
  },
  {
    files: ['tests/**/*.ts', 'tests/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...titles] },
  },
  {
    files: ['bot/src/config.ts', 'build/**', 'bench/**', 'tests/**', 'sandbox/server/cli.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Programs that run once and end; and the entry of the bundle, which does what the host demands.
    files: ['build/**', 'bench/**', 'webapp/src/index.tsx'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  { files: ['**/*.config.mjs', 'tests/webapp/*.mjs'], rules: { 'no-restricted-exports': 'off' } },
  prettier,
);
