import { rmSync } from 'node:fs';
import { buildApp } from '../../../infra/aws/app.ts';
import { configured, shipped } from '../../support/deployments.ts';

/** Where the tests find the cloud assembly: made once for all of them, by the same code as `cdk synth`. */
export const assembly = '.build/cdk.out';

/** Run by vitest before the tests. Fails on any finding of cdk-nag that is not acknowledged. */
export default (): void => {
  rmSync(assembly, { recursive: true, force: true });
  buildApp({ ...shipped, ...configured }, { outdir: assembly }).synth();
};
