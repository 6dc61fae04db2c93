import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import compat from 'eslint-plugin-compat';
import tseslint from 'typescript-eslint';

const PURE = ['server/world/**/*.ts', 'server/agencies/**/*.ts', 'server/training/**/*.ts', 'fixtures/**/*.ts'];
const TESTS = ['**/*.test.ts', '**/*.spec.ts', '**/test-*.ts'];

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a thing has one name.' };
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'server/config.ts alone reads the environment, handed to it by main.',
};
const noClock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The kernel has no clock: take the time as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The kernel has no clock: take the time as an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The kernel has no clock: take the time as an argument.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The kernel has no chance of its own: take the dice as an argument.',
  },
];
const noMachine = [
  'process',
  'Buffer',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'fetch',
  'console',
  'globalThis',
];

export default defineConfig(
  globalIgnores(['.build/', '.cache/', 'coverage/', 'data/', 'playwright-report/', 'test-results/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', noDefaultExport],
      'prefer-const': 'error',
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/main.ts', 'server/authoring/main.ts', ...TESTS],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noEnvironment] },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noEnvironment, ...noClock],
      'no-restricted-globals': ['error', ...noMachine.map((name) => ({ name, message: 'The kernel is pure: it must also run in a browser alone.' }))],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(node:|express|lowdb|ejs|pino|helmet|compression)', message: 'The kernel is pure: it must also run in a browser alone.' },
          ],
        },
      ],
    },
  },
  // Playwright knows by the pattern what a fixture needs, also when that is nothing
  { files: ['e2e/**/*.ts'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  { ...compat.configs['flat/recommended'], files: ['views/assets/client/**/*.ts'] },
  { files: TESTS, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['*.mjs', 'playwright.config.ts', 'e2e/global-setup.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', performance: 'readonly', URL: 'readonly' } } },
);
