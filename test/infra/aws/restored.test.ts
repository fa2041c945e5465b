import { expect, it } from 'vitest';
import { onlyOne, readTemplate, resourcesOf } from './cloud/template.ts';
import { assembly } from './synthesise.ts';

it('a restored table takes the place of the first one everywhere, which stays beside it', () => {
  const template = readTemplate(assembly, 'doorstep-restored');
  expect(onlyOne(template, 'AWS::DynamoDB::Table').TableName).toBe('doorstep-restored');
  const users = ['AWS::Lambda::Function', 'AWS::IAM::Policy', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'];
  const used = users.flatMap((type) => resourcesOf(template, type));
  const naming = (text: string) =>
    used.filter(([, resource]) => JSON.stringify(resource).includes(text)).map(([id]) => id);
  const [[firstId = ''] = []] = resourcesOf(template, 'AWS::DynamoDB::Table');
  expect(naming(firstId)).toEqual([]);
  // Five functions with a policy each, the alarms on throttling and conflicts, the dashboard.
  expect(naming('doorstep-restored-20261124095500')).toHaveLength(5 + 5 + 2 + 1);
});
