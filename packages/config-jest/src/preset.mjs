// One Jest preset for every workspace: native ES modules, TypeScript through swc, sources straight from `src`.
import { fileURLToPath } from 'node:url';

const swc = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

/** The preset of a workspace; `name` is what `--selectProjects` takes. */
export const preset = (name, overrides = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  testMatch: ['<rootDir>/{src,app,test}/**/*.spec.{ts,tsx}'],
  ...overrides,
});

/**
 * The preset of a workspace whose specs use a database: TEST_PG_URL names a server for them, either the one of
 * the whole run or one that is started for this workspace alone.
 */
export const presetWithDatabase = (name, overrides = {}) =>
  preset(name, {
    globalSetup: fileURLToPath(new URL('./postgres-setup.mjs', import.meta.url)),
    globalTeardown: fileURLToPath(new URL('./postgres-teardown.mjs', import.meta.url)),
    ...overrides,
  });
