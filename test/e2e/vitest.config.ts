import { defineConfig } from 'vitest/config';

// Journeys in a real browser against the real server. They need Chromium: /usr/bin/chromium, or the one CHROMIUM names.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
