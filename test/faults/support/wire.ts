import type { WireAnswer } from '../../../infra/local/dynamodb/wire.ts';

/** A request of the SDK on its way to the store, in its wire form. */
export interface Call {
  readonly operation: string;
  readonly input: Record<string, unknown>;
  /** epoch milliseconds, by which it is signed */
  readonly signedAt?: number;
}

/** An answer, with headers where they matter. */
export interface Answered extends WireAnswer {
  readonly headers?: Readonly<Record<string, string>>;
}

export const isRead = ({ operation }: Call): boolean => /^(Get|Query|Scan|BatchGet|TransactGet)/.test(operation);
export const isWrite = (call: Call): boolean => !isRead(call);
export const isTransaction = ({ operation }: Call): boolean => operation === 'TransactWriteItems';

/** True for a read that may answer with an older state. */
export const isEventual = (call: Call): boolean => isRead(call) && !JSON.stringify(call.input).includes(strongly);
const strongly = '"ConsistentRead":true';

/** An error as the service itself answers it. */
export const serviceError = (name: string, status = 400, details: object = {}): WireAnswer => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...details }),
});

/** An error of the network as the SDK's own request handler throws it. */
export const networkError = (code: string, name = 'Error'): Error =>
  Object.assign(new Error(`${code} of a test`), { code, name });

/** The SDK's own error when it has waited for an answer long enough. */
export const timeoutError = (): Error => networkError('ETIMEDOUT', 'TimeoutError');

interface WireWrite {
  readonly Put?: { readonly Item: WireItem };
  readonly Update?: { readonly Key: WireItem };
  readonly Delete?: { readonly Key: WireItem };
}
type WireItem = Readonly<Record<string, unknown>>;

/** The keys of the items that a transaction writes, in its order. */
export const keysOf = ({ input }: Call): WireItem[] =>
  (input.TransactItems as WireWrite[]).map(({ Put, Update, Delete }) => {
    const { pk, sk } = Put?.Item ?? Update?.Key ?? Delete!.Key;
    return { pk, sk };
  });
