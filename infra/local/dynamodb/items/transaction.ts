import { type CapacityDetail, ConsumptionByTable, readUnits, TRANSACTION_FACTOR } from '../capacity.ts';
import { idempotentParameterMismatch, transactionCanceled, validationError } from '../errors.ts';
import type { Location } from '../storage/entries.ts';
import type { Store } from '../store.ts';
import { locate, locationId } from '../tables/locations.ts';
import { itemBytes } from '../values/size.ts';
import { NO_REASON, reasonFor } from './cancellation.ts';
import { collectionMetricsByTable } from './collection-metrics.ts';
import { charge, type Decision, decide, type ItemWrite, refusedUnits, store as storeDecision } from './write.ts';

/** How a transaction is to be run, whatever its actions were written in. */
export interface TransactionRequest {
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: CapacityDetail;
  readonly ReturnItemCollectionMetrics?: string;
}

type Answer = Record<string, unknown>;

/** Decides all actions, none sees what another would do; throws TransactionCanceledException if any cannot be. */
const decideAll = (
  actions: readonly ItemWrite[],
  locations: readonly Location[],
  { entries, meter }: Store,
): Decision[] => {
  const decisions: Decision[] = [];
  const reasons = actions.map((action, index) => {
    try {
      decisions.push(decide(action, entries, locations[index]));
      return NO_REASON;
    } catch (error) {
      return reasonFor(error);
    }
  });
  if (decisions.length === actions.length) return decisions;
  // A cancelled transaction is charged as if it had happened, apart from the indexes.
  for (const { table, key } of actions) meter.writing(TRANSACTION_FACTOR * refusedUnits(table, key, entries));
  throw transactionCanceled(reasons);
};

/** Where the items of all actions are; no two may be the same. */
const locateAll = (actions: readonly ItemWrite[]): Location[] => {
  const locations = actions.map(({ table, key }) => locate(table, key));
  if (new Set(locations.map(locationId)).size < actions.length)
    throw validationError('Transaction request cannot include multiple operations on one item');
  return locations;
};

/** The second answer to a token: nothing is written, what was written is read. */
const replay = (actions: readonly ItemWrite[], request: TransactionRequest, { entries, meter }: Store): Answer => {
  const consumption = new ConsumptionByTable(meter.reading);
  for (const { table, key } of actions) {
    const bytes = entries.get(locate(table, key))?.bytes ?? itemBytes(key);
    consumption.of(table).add(TRANSACTION_FACTOR * readUnits(bytes, true));
  }
  return { ...consumption.describe(request.ReturnConsumedCapacity, 'ReadCapacityUnits') };
};

const execute = (
  actions: readonly ItemWrite[],
  locations: readonly Location[],
  request: TransactionRequest,
  store: Store,
): Answer => {
  const decisions = decideAll(actions, locations, store);
  const consumption = new ConsumptionByTable(store.meter.writing);
  for (const decision of decisions) {
    storeDecision(decision, store);
    charge(decision, consumption.of(decision.table), TRANSACTION_FACTOR);
  }
  return {
    ...consumption.describe(request.ReturnConsumedCapacity, 'WriteCapacityUnits'),
    ...collectionMetricsByTable(request.ReturnItemCollectionMetrics, actions),
  };
};

/**
 * Runs all actions or none. A token that is known answers without writing if the request is the same, by its
 * fingerprint, and throws IdempotentParameterMismatchException if it is not.
 */
export const runTransaction = (
  actions: readonly ItemWrite[],
  request: TransactionRequest,
  fingerprint: string,
  store: Store,
): Answer => {
  const locations = locateAll(actions);
  const token = request.ClientRequestToken;
  if (token === undefined) return execute(actions, locations, request, store);
  const now = store.now();
  const known = store.tokens.find(token, now);
  if (known === fingerprint) return replay(actions, request, store);
  if (known !== undefined) throw idempotentParameterMismatch();
  const answer = execute(actions, locations, request, store);
  store.tokens.remember(token, fingerprint, now);
  return answer;
};
