import { type AttributeDefinition, DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { openEmbeddedTable } from '../../../infra/local/embedded-table.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { onlyOne, readTemplate } from './cloud/template.ts';
import { assembly } from './synthesise.ts';

it.each(['dev', 'prod', 'prod-cn'])('the table of %s is the one of a laptop', async (name) => {
  const { table, engine } = openEmbeddedTable('doorstep', undefined);
  await createTable(table);
  const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
  const { TimeToLiveDescription } = await table.client.send(new DescribeTimeToLiveCommand({ TableName: table.name }));
  engine.close();

  const properties = onlyOne(readTemplate(assembly, `doorstep-${name}`), 'AWS::DynamoDB::Table');
  const byName = (a: AttributeDefinition, b: AttributeDefinition) =>
    String(a.AttributeName).localeCompare(String(b.AttributeName));
  expect(properties.KeySchema).toEqual(Table?.KeySchema);
  expect(properties.AttributeDefinitions.toSorted(byName)).toEqual(Table?.AttributeDefinitions?.toSorted(byName));
  expect(properties.BillingMode).toBe(Table?.BillingModeSummary?.BillingMode);
  expect(properties.GlobalSecondaryIndexes).toEqual(Table?.GlobalSecondaryIndexes);
  expect(properties.TimeToLiveSpecification).toEqual({
    AttributeName: TimeToLiveDescription?.AttributeName,
    Enabled: TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED',
  });
  // Only where there is something to lose.
  expect(properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
});
