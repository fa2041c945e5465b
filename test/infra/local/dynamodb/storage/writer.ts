import { openEngine } from '../../../../../infra/local/dynamodb/engine.ts';

/**
 * Run as a process of its own: writes pairs of items in transactions for ever, and prints the number of each pair
 * when it was acknowledged.
 */
const engine = openEngine({ file: process.argv[2]! });

const put = (pk: string, pair: number) => ({
  Put: { TableName: 'Pairs', Item: { pk: { S: `${pk}${pair}` }, pair: { N: String(pair) } } },
});

await engine.call('CreateTable', {
  TableName: 'Pairs',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
});
for (let pair = 0; ; pair += 1) {
  await engine.call('TransactWriteItems', { TransactItems: [put('left-', pair), put('right-', pair)] });
  process.stdout.write(`${pair}\n`);
}
