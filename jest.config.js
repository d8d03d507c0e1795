'use strict';

const transform = { '^.+\\.(t|j)s$': '@swc/jest' };
// These are ES modules only, which jest can't require as they are.
const transformIgnorePatterns = ['/node_modules/(?!(jose|openid-client|oauth4webapi)/)'];
const shared = {
  transform,
  transformIgnorePatterns,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};

/**
 * `unit` touches nothing outside the process, `web` draws pages in a stand-in for a browser, `int` talks to a real
 * PostgreSQL or Temporal, `browser` looks at a whole installation through Chromium.
 */
module.exports = {
  // Real servers and long properties on a busy machine: a test that needs more says so itself.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|browser)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'web',
      testEnvironment: 'jsdom',
      transform: {
        '^.+\\.(t|j)sx?$': [
          '@swc/jest',
          { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } },
        ],
      },
      moduleNameMapper: { '\\.(css|svg)$': '<rootDir>/web/tests/support/file.cjs' },
      setupFiles: ['<rootDir>/web/tests/support/browser.ts'],
      testMatch: ['<rootDir>/web/tests/**/*.test.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'int',
      testMatch: ['<rootDir>/tests/**/*.int.test.ts'],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/tests/**/*.browser.test.ts'],
      globalSetup: '<rootDir>/tests/support/browser-setup.ts',
      globalTeardown: '<rootDir>/tests/support/browser-teardown.ts',
    },
  ],
};
