import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../../functions/env.ts';
import { type KeyTexts, keysOf } from '../../functions/lambda/derived-keys.ts';
import { identityKeysSchema, signingKeysSchema } from '../../functions/secret-keys.ts';
import { formatInstant } from '../../shared/domain/time.ts';
import { cannot, type Surroundings } from './command.ts';
import { afterStep, type KeyStep, type RotatedKey, ringAfter, rotationState } from './key-steps.ts';
import type { Place } from './place.ts';
import { CommandProblem } from './problem.ts';

const schemas = { signing: signingKeysSchema, identity: identityKeysSchema };

/**
 * Takes a step, or says what it would do. Throws CommandProblem for a step out of order, too early (where processes look at
 * their keys by the clock) or on keys that are damaged; then nothing is changed.
 */
export const takeStep = async (
  place: Pick<Place, 'keys' | 'deployment'>,
  { key, step, isForced, isApplied }: { key: RotatedKey; step: KeyStep; isForced: boolean; isApplied: boolean },
  { say, clock }: Pick<Surroundings, 'say' | 'clock'>,
): Promise<void> => {
  const isLocal = place.deployment === undefined;
  const nowAt = clock();
  const stored = await place.keys.read(key.secret);
  checkKeys(key, stored);
  const state = rotationState(key, allKeys(key, stored));
  if (step !== state.next) throw outOfOrder(step, state.next);
  if (!isLocal && !isForced && nowAt < state.notBefore) throw tooEarly(step, state.notBefore);

  const ring = ringAfter(state.ring, step, () => randomBytes(32).toString('base64'));
  const next = { ...stored, ...afterStep(key, step, ring, nowAt) };
  checkKeys(key, next);
  say(`${key.name}: ${state.ring.length} → ${ring.length}（${whatChanges[step]}）`);
  if (!isApplied) return say('以上尚未执行，确认后请加 --apply。 Nothing was done yet: add --apply to do it.');
  await place.keys.write(key.secret, next);
  say('已完成。 Done.');
  if (isLocal)
    return say('请重启正在运行的服务器。 Restart a server that is running: it read its keys when it started.');
  const { next: following, notBefore } = rotationState(key, next);
  if (following !== 'add') say(`下一步 Next step: --step ${following}, 不早于 not before ${formatInstant(notBefore)}`);
};

const whatChanges: Record<KeyStep, string> = {
  add: '新密钥已加入，尚未使用 a new one is accepted, not used yet',
  use: '开始使用最新的密钥 the newest is used, the others are accepted',
  drop: '只保留正在使用的密钥 only the one in use is left',
};

/** Keys that nobody replaced yet are derived from MASTER. */
const allKeys = ({ secret }: RotatedKey, texts: KeyTexts): KeyTexts =>
  keysOf(
    texts,
    Object.keys(schemas[secret].shape).filter((name) => name !== 'PEPPER_VERSION'),
  );

/** What functions could not read must not be stored, and is not made worse. */
const checkKeys = (key: RotatedKey, texts: KeyTexts): void => {
  try {
    readEnvironment<typeof signingKeysSchema | typeof identityKeysSchema>(schemas[key.secret], allKeys(key, texts));
  } catch (error) {
    cannot(`密钥有误，未作任何更改。${(error as Error).message}`, 'The keys are damaged; nothing was changed.');
  }
};

const outOfOrder = (step: KeyStep, next: KeyStep) =>
  new CommandProblem(
    `现在不能做 ${step}，下一步应为 ${next}。未作任何更改。`,
    `${step} is not possible now: the next step is ${next}. Nothing was changed.`,
  );

const tooEarly = (step: KeyStep, notBefore: number) =>
  Number.isFinite(notBefore)
    ? new CommandProblem(
        `现在做 ${step} 太早，请在 ${formatInstant(notBefore)} 之后再做（--force 可以不等待）。未作任何更改。`,
        `It is too early to ${step}: not before ${formatInstant(notBefore)} (--force does not wait). Nothing was changed.`,
      )
    : new CommandProblem(
        `没有记录上一步的时间，无法判断是否太早；确认后请加 --force。未作任何更改。`,
        'Nobody noted when the step before was taken: add --force once you are sure that it is long ago. Nothing was changed.',
      );
