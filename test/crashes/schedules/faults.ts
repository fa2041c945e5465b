import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/**
 * What may happen to a call of the store. A crash: the process that made the call is gone, nobody gets an answer. A
 * timeout: the call is given up, before or after it took effect. Throttled and conflicting calls have no effect.
 */
export const faults = ['crashBefore', 'crashAfter', 'timeoutBefore', 'timeoutAfter', 'throttle', 'conflict'] as const;
export type Fault = (typeof faults)[number];

/** The call took effect, although its caller does not learn it. */
export const takesEffect = (fault: Fault): boolean => fault === 'crashAfter' || fault === 'timeoutAfter';

export const isCrash = (fault: Fault): boolean => fault === 'crashBefore' || fault === 'crashAfter';

/** A command of the SDK, as far as a fault depends on it. */
export interface StoreCommand {
  readonly input: { readonly TransactItems?: readonly unknown[] };
}

const isWrite = (operation: string) => /^(Put|Update|Delete|BatchWrite|TransactWrite)/.test(operation);

/**
 * The faults that make a difference at a call. Reads never conflict (none of Doorstep's is transactional), and a read
 * that took effect has changed nothing.
 */
export const faultsAt = (operation: string): Fault[] =>
  isWrite(operation) ? [...faults] : ['crashBefore', 'timeoutBefore', 'throttle'];

/** The error with which the SDK tells of a fault, as the service words it. Crashes tell nothing. */
export const errorOf = (fault: Fault, { input }: StoreCommand): Error => {
  if (fault === 'throttle')
    return input.TransactItems ? cancelled(input.TransactItems, 'ThrottlingError') : throttled();
  if (fault === 'conflict')
    return input.TransactItems ? cancelled(input.TransactItems, 'TransactionConflict') : conflict();
  return Object.assign(new Error('Connection timed out after 3000 ms'), { name: 'TimeoutError' });
};

const $metadata = { httpStatusCode: 400 };

const throttled = () =>
  new ProvisionedThroughputExceededException({
    $metadata,
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  });

const conflict = () => new TransactionConflictException({ $metadata, message: 'Transaction is ongoing for the item' });

/** The last item is the one in the way: the reasons before it are `None`. */
const cancelled = (items: readonly unknown[], code: string) =>
  new TransactionCanceledException({
    $metadata,
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${code}]`,
    CancellationReasons: items.map((_, index) => ({ Code: index === items.length - 1 ? code : 'None' })),
  });
