import type { WireAnswer } from '../../../infra/local/dynamodb/wire.ts';
import {
  type Answered,
  type Call,
  isEventual,
  isTransaction,
  isWrite,
  keysOf,
  networkError,
  serviceError,
  timeoutError,
} from './wire.ts';

/** The store behind a fault. */
export interface Behind {
  /** lets a call reach the store */
  readonly deliver: (call: Call) => Promise<WireAnswer>;
  /** lets a read reach a replica that knows nothing of what happened lately */
  readonly deliverToReplica: (call: Call) => Promise<WireAnswer>;
  /** ends the process: this call is never answered, and no later one reaches the store */
  readonly kill: () => Promise<never>;
  /** how often the fault has struck before */
  readonly struckBefore: number;
}

/** What can happen to a call between the SDK and the store. */
export interface Fault {
  /** which calls it can happen to */
  readonly meets: (call: Call) => boolean;
  /** what becomes of such a call: the answer that comes back, an error of the network, or nothing ever */
  readonly strike: (call: Call, behind: Behind) => Promise<Answered>;
}

const anyCall = () => true;

/** The call does not reach the store. */
const instead = (make: () => WireAnswer | Error, meets: Fault['meets'] = anyCall): Fault => ({
  meets,
  strike: async () => answerOrThrow(make()),
});

/** The call has its effect, and its answer is lost. */
const afterwards = (make: () => WireAnswer | Error): Fault => ({
  meets: anyCall,
  strike: async (call, { deliver }) => {
    await deliver(call);
    return answerOrThrow(make());
  },
});

const answerOrThrow = (made: WireAnswer | Error): WireAnswer => {
  if (made instanceof Error) throw made;
  return made;
};

/** Reasons that say "not now", with the words of the service. */
const contention = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'] as const;

/**
 * A transaction cancelled for contention: the first reason that is one says "not now", in turns on each item, and what
 * stands behind it says "no" with the item as it is.
 */
const cancelledWithMixedReasons: Fault = {
  meets: isTransaction,
  strike: async (call, { deliver, struckBefore: struck }) => {
    const keys = keysOf(call);
    const busy = struck % keys.length;
    const reasons = keys.map(async (Key, place) => {
      if (place < busy) return { Code: 'None' };
      if (place === busy || (place + struck) % 2 === 0) {
        return { Code: contention[(place + struck) % contention.length], Message: 'not now' };
      }
      const { body } = await deliver({ operation: 'GetItem', input: { TableName: tableOf(call), Key } });
      return { Code: 'ConditionalCheckFailed', Message: 'no', Item: JSON.parse(body).Item };
    });
    return serviceError('TransactionCanceledException', 400, { CancellationReasons: await Promise.all(reasons) });
  },
};

const tableOf = ({ input }: Call): unknown =>
  Object.values((input.TransactItems as Record<string, { TableName: string }>[])[0]!)[0]!.TableName;

/** Half of the keys are read; the last one never is. */
const someKeysUnprocessed: Fault = {
  meets: ({ operation }) => operation === 'BatchGetItem',
  strike: async (call, { deliver }) => {
    const [[table, request]] = Object.entries(call.input.RequestItems as Record<string, { Keys: unknown[] }>) as [
      [string, { Keys: unknown[] }],
    ];
    const split = Math.floor(request.Keys.length / 2);
    const part = (Keys: unknown[]) => ({ [table]: { ...request, Keys } });
    const UnprocessedKeys = part(request.Keys.slice(split));
    if (split === 0) return { status: 200, body: JSON.stringify({ Responses: { [table]: [] }, UnprocessedKeys }) };
    const { status, body } = await deliver({ ...call, input: { RequestItems: part(request.Keys.slice(0, split)) } });
    return { status, body: JSON.stringify({ ...JSON.parse(body), UnprocessedKeys }) };
  },
};

/** The answer ends in the middle. */
const truncated: Fault = {
  meets: anyCall,
  strike: async (call, { deliver }) => {
    const { status, body } = await deliver(call);
    return { status, body: body.slice(0, Math.ceil(body.length / 2)) };
  },
};

/** Arrives twice; the sender hears of the second time only. A store that knows the token does it once. */
const twice = (withToken: boolean): Fault => ({
  meets: isWrite,
  strike: async (call, { deliver }) => {
    const { ClientRequestToken: _, ...bare } = call.input;
    const sent = withToken ? call : { ...call, input: bare };
    await deliver(sent);
    return deliver(sent);
  },
});

/** The store's clock is ten minutes ahead of ours: it refuses signatures that are five minutes old, and says what time it is. */
const signatureTooOld: Fault = {
  meets: ({ signedAt }) => Math.abs(serviceNow() - signedAt!) > 5 * 60_000,
  strike: async () => ({
    ...serviceError('InvalidSignatureException', 403),
    headers: { date: new Date(serviceNow()).toUTCString() },
  }),
};
const serviceNow = () => Date.now() + 10 * 60_000;

/** What is tried on every mutation, by the names of the table in expected.ts. */
export const faults = {
  'connection refused': instead(() => networkError('ECONNREFUSED')),
  'reset before it arrived': instead(() => networkError('ECONNRESET')),
  'reset after it was done': afterwards(() => networkError('ECONNRESET')),
  'timeout before it arrived': instead(timeoutError),
  'timeout after it was done': afterwards(timeoutError),
  'provisioned throughput exceeded': instead(() => serviceError('ProvisionedThroughputExceededException')),
  throttled: instead(() => serviceError('ThrottlingException')),
  'internal error': instead(() => serviceError('InternalServerError', 500)),
  'internal error after it was done': afterwards(() => serviceError('InternalServerError', 500)),
  unavailable: instead(() => serviceError('ServiceUnavailable', 503)),
  'cancelled with mixed reasons': cancelledWithMixedReasons,
  'in progress': instead(() => serviceError('TransactionInProgressException'), isTransaction),
  'keys left unprocessed': someKeysUnprocessed,
  'answer cut short': truncated,
  'signature too old': signatureTooOld,
  'stale reads': { meets: isEventual, strike: (call, { deliverToReplica }) => deliverToReplica(call) },
  'arrives twice': twice(true),
  'arrives twice, token unknown': twice(false),
  'killed before it arrived': { meets: anyCall, strike: (_call, { kill }) => kill() },
  'killed after it was done': {
    meets: anyCall,
    strike: async (call, { deliver, kill }) => {
      await deliver(call);
      return kill();
    },
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
