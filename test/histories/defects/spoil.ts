import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { SentCommand } from '../run/light-client.ts';

/** An update as it stands in a transaction. */
export interface SentUpdate {
  Key: { pk: string; sk: string };
  UpdateExpression: string;
  ConditionExpression?: string | undefined;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/** One write of a transaction as it is sent. */
export interface SentWrite {
  Update?: SentUpdate;
  Put?: { Item: Record<string, unknown> };
}

type Send = (command: SentCommand) => Promise<unknown>;

/** Lets `around` send what a process sends. */
export const aroundSend = (
  deps: Dependencies,
  around: (command: SentCommand, send: Send) => Promise<unknown>,
): void => {
  const client = deps.table.client as unknown as { send: Send };
  const send = client.send.bind(client);
  client.send = (command) => around(command, send);
};

/** What a spoiled transaction may do: send writes as one transaction, and read an item before. */
export interface Sending {
  /** sends these of the writes; a refusal is told as one of the whole */
  some(writes: readonly SentWrite[], chosen: readonly number[]): Promise<unknown>;
  get(key: { pk: string; sk: string }): Promise<Record<string, unknown> | undefined>;
}

/** Lets `around` send every transaction for which `concerns` finds a write, given its place. */
export const aroundTransaction = (
  deps: Dependencies,
  concerns: (write: SentWrite) => boolean,
  around: (writes: SentWrite[], place: number, sending: Sending) => Promise<unknown>,
): void =>
  aroundSend(deps, async (command, send) => {
    if (!(command instanceof TransactWriteCommand)) return send(command);
    const writes = structuredClone(command.input.TransactItems) as unknown as SentWrite[];
    const place = writes.findIndex(concerns);
    if (place < 0) return send(command);
    return around(writes, place, sendingOf(deps, send));
  });

const sendingOf = ({ table }: Dependencies, send: Send): Sending => ({
  some: async (writes, chosen) => {
    if (chosen.length === 0) return {};
    try {
      return await send(new TransactWriteCommand({ TransactItems: chosen.map((place) => writes[place]) as never }));
    } catch (error) {
      throw error instanceof TransactionCanceledException ? cancelledAsWhole(error, writes.length, chosen) : error;
    }
  },
  get: async (key) => {
    const found = await send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
    return (found as { Item?: Record<string, unknown> }).Item;
  },
});

const cancelledAsWhole = (error: TransactionCanceledException, count: number, chosen: readonly number[]) => {
  const reasons = Array.from({ length: count }, (_, place) => {
    const part = chosen.indexOf(place);
    return part < 0 ? { Code: 'None' } : error.CancellationReasons![part]!;
  });
  return new TransactionCanceledException({ message: error.message, CancellationReasons: reasons, $metadata: {} });
};

/** The places of all writes, and of all but one. */
export const allOf = (writes: readonly SentWrite[]): number[] => [...writes.keys()];
export const allBut = (writes: readonly SentWrite[], left: number): number[] =>
  allOf(writes).filter((place) => place !== left);

/** Takes the condition away; the store refuses values that no expression uses. */
export const dropCondition = (write: SentWrite): void => {
  const { Update: update } = write;
  if (!update) return;
  update.ConditionExpression = undefined;
  const used = (name: string) => new RegExp(`${name}\\b`).test(update.UpdateExpression);
  const values = Object.entries(update.ExpressionAttributeValues ?? {}).filter(([name]) => used(name));
  if (values.length > 0) update.ExpressionAttributeValues = Object.fromEntries(values);
  else delete update.ExpressionAttributeValues;
};
