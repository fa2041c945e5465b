import { defineConfig } from 'vitest/config';

// What is deployed: templates, and the bundles of the cloud assembly behind stand-ins of AWS. Synthesis takes seconds, so
// this is a script of its own (npm run test:aws).
export default defineConfig({
  test: {
    include: ['test/infra/aws/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    globalSetup: ['test/infra/aws/synthesise.ts'],
  },
});
