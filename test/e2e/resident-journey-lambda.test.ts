import { openCloud } from '../infra/aws/cloud/open-cloud.ts';
import synthesise, { assembly } from '../infra/aws/synthesise.ts';
import { describeResidents } from './resident-journey.ts';

/** The bundles that are deployed, behind the stand-in of API Gateway. */
describeResidents('the Lambda bundles', async () => {
  synthesise();
  const { origin, close } = await openCloud(assembly, 'doorstep-dev', { origin: 'listening' });
  return { origin, stop: close };
});
