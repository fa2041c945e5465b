// How everything that runs is bundled, for the laptop and for Lambda: one file without imports but node's own.

/** @type {import('esbuild').BuildOptions} */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // Module builds first: the main build of jsonc-parser finds its own files by require and cannot be bundled.
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: false,
  logLevel: 'warning',
  // Some dependencies are CommonJS and ask for built-in modules by require.
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
};
