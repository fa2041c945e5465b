// `node infra/local/run.mjs <program> [argument …]`: bundles a program where it must, and becomes it. One process from the
// first line to the last, so that a signal to whoever started it reaches the program itself.
import { bundleOf, isFresh } from './freshness.mjs';

const [name] = process.argv.splice(2, 1);
if (!isFresh(name)) {
  const { build } = await import('./build.mjs');
  await build([name]);
}
process.argv[1] = bundleOf(name);
await import(bundleOf(name));
