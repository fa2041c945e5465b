import { App } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { type Deployment, deployments } from '../../../infra/aws/deployments.ts';
import { DoorstepStack } from '../../../infra/aws/doorstep-stack.ts';
import { onlyOne, readTemplate, resourcesOf } from './cloud/template.ts';

const outdir = '.build/cdk-restored.out';
const restoredTable = 'doorstep-dev-20261124095500';

it('a restored table takes the place of the first one everywhere, which stays beside it', () => {
  const deployment: Deployment = { ...deployments.dev, restoredTable };
  const app = new App({ outdir });
  new DoorstepStack(app, 'restored', { env: { region: deployment.region }, name: 'dev', deployment });
  app.synth();
  const template = readTemplate(outdir, 'restored');

  expect(onlyOne(template, 'AWS::DynamoDB::Table').TableName).toBe('doorstep-dev');
  const users = ['AWS::Lambda::Function', 'AWS::IAM::Policy', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'];
  const used = users.flatMap((type) => resourcesOf(template, type));
  const naming = (text: string) =>
    used.filter(([, resource]) => JSON.stringify(resource).includes(text)).map(([id]) => id);
  const [[firstId = ''] = []] = resourcesOf(template, 'AWS::DynamoDB::Table');
  expect(naming(firstId)).toEqual([]);
  // Five functions with a policy each, the alarms on throttling and conflicts, the dashboard.
  expect(naming(restoredTable)).toHaveLength(5 + 5 + 2 + 1);
});
