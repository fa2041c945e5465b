import type { Asked } from './policies.ts';

type Json = ReturnType<typeof JSON.parse>;

/** What IAM asks for before DynamoDB carries out an operation: a transaction needs the action of each of its writes. */
export const askedOfTable = (operation: string, input: Json, arnOf: (table: string) => string): Asked[] => {
  const ask = (action: string, table: string, keys: readonly Json[]): Asked => ({
    action: `dynamodb:${action}`,
    resource: arnOf(table),
    leadingKeys: keys.map(({ pk }) => pk.S),
  });
  switch (operation) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [ask(operation, input.TableName, [input.Key])];
    case 'PutItem':
      return [ask(operation, input.TableName, [input.Item])];
    case 'Query':
      return [ask(operation, input.TableName, [{ pk: input.ExpressionAttributeValues[':pk'] }])];
    case 'Scan':
      return [ask(operation, input.TableName, [])];
    case 'BatchGetItem':
      return Object.entries<Json>(input.RequestItems).map(([table, { Keys }]) => ask(operation, table, Keys));
    case 'TransactWriteItems':
      return input.TransactItems.flatMap((item: Json) =>
        Object.entries<Json>(item).map(([what, write]) =>
          ask(actionOf[what]!, write.TableName, [write.Key ?? write.Item]),
        ),
      );
    default:
      throw new Error(`no function has any business with ${operation}`);
  }
};

const actionOf: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};
