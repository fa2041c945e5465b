import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import {
  type AnsweredRequest,
  type AuditedRequest,
  parseRequest,
  putRequest,
  readRequest,
} from '../../store/requests.ts';
import { type ConditionFailure, commit, StoreBusy, type Write } from '../../store/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { identify } from './request-identity.ts';

/** A rare act as it was asked for. Without a key (PATCH, PUT and DELETE may leave it out) every request is a new one. */
export interface RareAct extends Pick<AuditedRequest, 'what' | 'siteId' | 'area'> {
  readonly actor: StaffActor;
  readonly key: string | undefined;
  /** all that was asked, path parameters included: another input under the same key is refused */
  readonly input: unknown;
}

/** What an act comes to, given what was read. */
export interface Plan<Answer> {
  readonly writes: readonly Write[];
  /** plain data: it is remembered as JSON */
  readonly answer: Answer;
  /** why nothing was written, told from the first write that failed; undefined to read and plan again */
  readonly whyNot: (failure: ConditionFailure) => Refusal | undefined;
}

/** Reads what the act needs and plans it; called again when the world moved in between. */
export type Planner<Answer> = (request: AuditedRequest) => Promise<Outcome<Plan<Answer>>>;

const maxAttempts = 10;

/**
 * Does an act once per key and answers every repetition with the first answer: change, audit entry and answer are one
 * transaction. Nothing is read beforehand; a repetition meets its own item in the write. Only before a refusal that
 * does not come from the write is the key looked up, because the first try may be what changed the world.
 * @throws StoreBusy when others kept changing the same items; nothing was written
 */
export const answerOnce = async <Answer>(
  deps: Dependencies,
  act: RareAct,
  plan: Planner<Answer>,
): Promise<Outcome<Answer>> => {
  const identity = identityOf(deps, act);
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const request = { ...identity, at: deps.clock() };
    const planned = await plan(request);
    if (isRefusal(planned)) return (await firstAnswer<Answer>(deps, request)) ?? planned;
    const failure = await commit(deps.table, [putRequest(request, planned.answer), ...planned.writes]);
    if (!failure) return planned.answer;
    if (failure.failed === 0) return answerAgain(parseRequest(failure.old!), request);
    const refusal = planned.whyNot({ ...failure, failed: failure.failed - 1 });
    if (refusal) return refusal;
    await deps.table.pause(attempt);
  }
  throw new StoreBusy(`${act.what}: others kept changing the same items`);
};

/**
 * The same for an act that takes several transactions, the last of which is `plan`'s: the key is looked up first,
 * so that a key used for something else changes nothing. A first try that died half-way is carried on.
 */
export const answerOnceInSteps = async <Answer>(
  deps: Dependencies,
  act: RareAct,
  plan: Planner<Answer>,
): Promise<Outcome<Answer>> => {
  const keyed = { ...act, key: act.key ?? deps.newId() };
  return (await firstAnswer<Answer>(deps, identityOf(deps, keyed))) ?? answerOnce(deps, keyed, plan);
};

/** A key belongs to the act and the account, so that nobody meets another's answer. */
const identityOf = (deps: Dependencies, act: RareAct): Omit<AuditedRequest, 'at'> => ({
  ...identify(deps.secrets, `${act.what} ${act.actor.username}`, act.key ?? deps.newId(), act.input),
  what: act.what,
  by: act.actor.username,
  siteId: act.siteId,
  area: act.area,
});

const firstAnswer = async <Answer>(
  deps: Dependencies,
  request: Pick<AuditedRequest, 'keyHash' | 'bodyHash'>,
): Promise<Outcome<Answer> | undefined> => {
  const answered = await readRequest(deps.table, request);
  return answered && answerAgain<Answer>(answered, request);
};

/** The item was written by this act (its name is part of the key), so the answer has this act's type. */
const answerAgain = <Answer>(answered: AnsweredRequest, { bodyHash }: Pick<AuditedRequest, 'bodyHash'>) =>
  Buffer.compare(answered.bodyHash, bodyHash) === 0 ? (answered.answer as Answer) : refuse('KEY_REUSED');
