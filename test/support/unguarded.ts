import type { ItemKey } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.ts';

interface TransactUpdate {
  Key?: Partial<ItemKey>;
  UpdateExpression?: string;
  ConditionExpression?: string | undefined;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/**
 * Removes the condition from every transactional update of the items that `concerns` picks: the control of a race
 * test. If the test still passes without the guard, it proves nothing.
 */
export const withoutCondition = (table: Table, concerns: (key: Partial<ItemKey>) => boolean): void => {
  table.client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems = [] } = args.input as { TransactItems?: { Update?: TransactUpdate }[] };
      for (const { Update } of TransactItems) if (Update && concerns(Update.Key ?? {})) dropCondition(Update);
      return next(args);
    },
    { step: 'initialize', name: 'withoutCondition', priority: 'low' },
  );
};

/** The store refuses values that no expression uses. */
const dropCondition = (update: TransactUpdate) => {
  update.ConditionExpression = undefined;
  const values = Object.entries(update.ExpressionAttributeValues ?? {});
  update.ExpressionAttributeValues = Object.fromEntries(
    values.filter(([name]) => update.UpdateExpression?.match(new RegExp(`${name}\\b`))),
  );
};
