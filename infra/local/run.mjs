// `node infra/local/run.mjs <program> [argument …]`: bundles a program and becomes it. One process from the first line
// to the last, so that a signal to whoever started it reaches the program itself.
import { stop } from 'esbuild';
import { build, bundleOf } from './build.mjs';

const [name] = process.argv.splice(2, 1);
await build([name]);
stop();
process.argv[1] = bundleOf(name);
await import(bundleOf(name));
