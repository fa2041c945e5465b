import { StoreBusy } from '../../../shared/store/transaction.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { Time } from '../../simulation/time.ts';
import type { Request } from '../model/operations.ts';
import type { Step } from '../plan/plan.ts';
import type { Processes } from './processes.ts';
import type { StrikingFaults } from './strike.ts';

/** A call as it was seen from outside, in milliseconds of virtual time since the start. */
export interface LoggedCall {
  readonly client: number;
  readonly process: string;
  readonly request: Request;
  readonly startAt: number;
  readonly startedMilliseconds: number;
  endAt?: number;
  endedMilliseconds?: number;
  /** what was answered; `unknown` while nobody can tell, `busy` when it is certain that nothing was written */
  outcome: { readonly answer: string } | 'unknown' | 'busy';
  /** why the outcome is what it is, and what went wrong on the way */
  readonly notes: string[];
}

/** What clients need to ask. */
export interface Surroundings {
  readonly time: Time;
  readonly processes: Processes;
  readonly faults: StrikingFaults;
  readonly log: LoggedCall[];
  /** counts the events of the history */
  readonly nextMoment: () => number;
  readonly perform: (deps: Dependencies, request: Request, repetition: number) => Promise<string>;
  /** the request as it is sent: with the version that the client sees */
  readonly resolve: (request: Request) => Promise<Request>;
}

/** How often a client sends the same request again before it lets it be. */
const maxRepetitions = 4;

/** A client does one thing after the other; an unknown outcome is left open or asked for again under its key. */
export const runClient = async (around: Surroundings, client: number, steps: readonly Step[]): Promise<void> => {
  for (const { request, thinkMilliseconds, afterUnknown } of steps) {
    await around.time.sleep(thinkMilliseconds);
    const resolved = await around.resolve(request);
    for (let repetition = 0; repetition <= maxRepetitions; repetition++) {
      const { outcome } = await callOnce(around, client, resolved, repetition);
      if (outcome !== 'unknown' || afterUnknown === 'leave') break;
      await around.time.sleep(5);
    }
  }
};

const callOnce = async (around: Surroundings, client: number, request: Request, repetition: number) => {
  const { time, processes, faults, log, nextMoment } = around;
  const { name, deps, crashed } = processes.of(client);
  const call: LoggedCall = {
    client,
    process: name,
    request,
    startAt: nextMoment(),
    startedMilliseconds: time.now(),
    outcome: 'unknown',
    notes: repetition > 0 ? ['again'] : [],
  };
  log.push(call);
  const tell = (fault: string, operation: string) => call.notes.push(`${fault} at ${operation}`);
  const work = () => around.perform(deps, request, repetition).then((answer) => ({ answer }), outcomeOf);
  const outcome = await Promise.race([faults.during(request, tell, work), crashed]);
  if (typeof outcome === 'string') call.notes.push(outcome);
  else if ('error' in outcome) call.notes.push(outcome.error);
  call.outcome = toOutcome(outcome);
  if (call.outcome !== 'unknown') call.endAt = nextMoment();
  call.endedMilliseconds = time.now();
  return call;
};

const outcomeOf = (error: Error) =>
  error instanceof StoreBusy ? ('busy' as const) : { error: `${error.name}: ${error.message}` };

const toOutcome = (outcome: { answer: string } | { error: string } | 'busy' | 'crashed'): LoggedCall['outcome'] => {
  if (outcome === 'busy') return 'busy';
  return typeof outcome === 'object' && 'answer' in outcome ? outcome : 'unknown';
};
