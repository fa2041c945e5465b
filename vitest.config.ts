import { defineConfig } from 'vitest/config';

const all = ['test/**/*.test.{ts,tsx}'];
/** Tests that put something else in a module's place or set the time zone: each file has a process of its own. */
const alone = ['test/faults/**/*.test.ts'];

// Everything that must always pass: no browser, no network, no cloud. What needs Chromium (test/e2e) or the CDK
// (test/infra/aws) has a config of its own.
export default defineConfig({
  test: {
    exclude: ['test/e2e/**', 'test/infra/aws/**'],
    // Nothing is timed: the bound ends what hangs, and a machine that others share may be many times slower than this one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // By default one processor is left idle, which on two is half of the machine.
    maxWorkers: '100%',
    projects: [
      // A thread loads the product once for all of its files.
      { extends: true, test: { name: 'together', include: all, exclude: alone, isolate: false, pool: 'threads' } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
