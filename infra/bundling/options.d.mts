import type { BuildOptions } from 'esbuild';

/** How everything that runs is bundled, for the laptop and for Lambda. */
export const bundleOptions: BuildOptions;
