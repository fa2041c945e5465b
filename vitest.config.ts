import { defineConfig } from 'vitest/config';

// Everything that must always pass: no browser, no network, no cloud. Browser journeys have a config of their own
// (test/e2e/vitest.config.ts) because they need Chromium.
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/infra/aws/**'],
    testTimeout: 30_000,
  },
});
