import type { Engine } from '../../infra/local/dynamodb/engine.ts';
import type { EmbeddedRequestHandler } from '../../infra/local/dynamodb/request-handler.ts';
import { errorAnswer, successAnswer, type WireAnswer } from '../../infra/local/dynamodb/wire.ts';
import { type Counters, openCounters, sumOfCounters } from './counters.ts';
import { type Fault, type Faults, noFaults, type StoreCall, timeoutError } from './faults.ts';
import { openLeader } from './leader.ts';
import { type ServiceModel, sampleOf } from './model.ts';
import { openOperations } from './operations.ts';
import { cancelledByConflict, cancelledByThrottling, throttled, writeConflict } from './refusals.ts';
import type { Replica } from './replica.ts';
import { sdkHandler } from './sdk-handler.ts';
import { withSdkRetries } from './sdk-retries.ts';
import type { Time } from './time.ts';
import { touchedItems } from './touched-items.ts';

/** What surrounds the engine. */
export interface ServiceParts {
  readonly time: Time;
  readonly random: () => number;
  readonly model: ServiceModel;
  readonly faults?: Faults | undefined;
  readonly replica?: Replica | undefined;
  /** hears of every answer, when it leaves the service */
  readonly trace?: ((line: string) => void) | undefined;
}

/** The simulated service, seen by many processes. */
export interface Service {
  /** what a client of the SDK takes as `requestHandler`, to speak as this process */
  handlerFor(process: string): EmbeddedRequestHandler;
  /** of all processes */
  readonly counters: Counters;
  countersOf(process: string): Counters;
}

const never = new Promise<never>(() => {});

const refusalBy = (fault: Fault, operation: string, body: string): Error | undefined => {
  const isTransaction = operation.startsWith('Transact');
  const each = isTransaction ? touchedItems(operation, JSON.parse(body)).map(() => true) : [];
  if (fault === 'throttle') return isTransaction ? cancelledByThrottling(each) : throttled();
  if (fault !== 'conflict') return undefined;
  if (isTransaction) return cancelledByConflict(each);
  return /^(Put|Update|Delete)Item$/.test(operation) ? writeConflict() : undefined;
};

/** Puts the model of the service in front of an engine. */
export const simulateService = (engine: Engine, parts: ServiceParts): Service => {
  const { time, random, model, faults = noFaults, replica, trace } = parts;
  const counters = new Map<string, Counters>();
  const leader = openLeader(engine, { time, model, replica });
  const serve = openOperations({ time, random, model, leader, replica: replica?.engine });
  const dead = new Set<string>();
  const travel = () => time.sleep(sampleOf(model.network, random));

  const countersOf = (process: string): Counters => {
    const own = counters.get(process) ?? openCounters();
    counters.set(process, own);
    return own;
  };

  const die = (process: string): Promise<never> => {
    dead.add(process);
    faults.onCrash?.(process);
    return never;
  };

  const answerTo = async ({ process, operation }: StoreCall, body: string, fault?: Fault): Promise<WireAnswer> => {
    try {
      const refusal = fault && refusalBy(fault, operation, body);
      if (refusal) throw refusal;
      return successAnswer(operation, await serve(operation, body, countersOf(process)));
    } catch (error) {
      return errorAnswer(error);
    }
  };

  const giveUp = async (sentAt: number): Promise<never> => {
    await time.sleep(sentAt + model.requestTimeoutMilliseconds - time.now());
    throw timeoutError();
  };

  const call = async (asked: StoreCall, body: string): Promise<WireAnswer> => {
    const { process, operation } = asked;
    if (dead.has(process)) return never;
    const { calls } = countersOf(process);
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    const fault = faults.plan(asked);
    const sentAt = time.now();
    if (fault === 'crashBefore') return die(process);
    if (fault === 'timeoutBefore') return giveUp(sentAt);
    await travel();
    const answer = await answerTo(asked, body, fault);
    trace?.(`${time.now().toFixed(3)} ${process} ${operation} ${answer.status}`);
    if (dead.has(process)) return never;
    if (fault === 'crashAfter') return die(process);
    const isLost = model.lostAnswers > 0 && random() < model.lostAnswers;
    if (fault === 'timeoutAfter' || isLost) return giveUp(sentAt);
    await travel();
    return dead.has(process) ? never : answer;
  };

  return {
    get counters() {
      return sumOfCounters(counters.values());
    },
    countersOf,
    handlerFor: (process) => {
      let serial = 0;
      const retries = { time, random, attempts: model.sdkAttempts };
      return sdkHandler((operation, body) =>
        withSdkRetries(() => call({ process, operation, serial: serial++ }, body), retries),
      );
    },
  };
};
