import type { WireAnswer } from '../../infra/local/dynamodb/wire.ts';
import type { Time } from './time.ts';

/** Delays of the SDK's standard retry strategy (@smithy/core, util-retry), in milliseconds. */
const baseMilliseconds = { transient: 50, throttling: 1_000 };
const longestMilliseconds = 20_000;

type Kind = keyof typeof baseMilliseconds;

const throttlingCodes = /#(ThrottlingException|ProvisionedThroughputExceededException|TransactionInProgressException)"/;

const kindOf = (outcome: WireAnswer | Error): Kind | undefined => {
  if (outcome instanceof Error) return outcome.name === 'TimeoutError' ? 'transient' : undefined;
  if (outcome.status >= 500) return 'transient';
  return outcome.status >= 400 && throttlingCodes.test(outcome.body) ? 'throttling' : undefined;
};

/**
 * The retries of the SDK in simulated time: its own wait by the machine's clock, so they are switched off and done
 * here. The body, and with it the transaction's token, stays the same, as in the SDK.
 */
export const withSdkRetries = async (
  once: () => Promise<WireAnswer>,
  { time, random, attempts }: { time: Time; random: () => number; attempts: number },
): Promise<WireAnswer> => {
  for (let attempt = 1; ; attempt++) {
    const outcome = await once().catch((error: Error) => error);
    const kind = attempt < attempts ? kindOf(outcome) : undefined;
    if (kind) await time.sleep(random() * Math.min(longestMilliseconds, baseMilliseconds[kind] * 2 ** (attempt - 1)));
    else if (outcome instanceof Error) throw outcome;
    else return outcome;
  }
};
