import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { answerText } from '../run/answer-text.ts';
import type { Defect } from '../run/defect.ts';
import { aliasMark, codeOf } from '../run/names.ts';
import { ask, perform } from '../run/perform.ts';
import { allBut, allOf, aroundSend, aroundTransaction, dropCondition } from './spoil.ts';
import { countsReward, remembersRequest } from './writes.ts';

/** Looks whether the key is known, does the act, and remembers the key afterwards. */
export const idempotencyOutside: Defect = {
  name: 'idempotency outside the transaction',
  spoil: (deps) =>
    aroundTransaction(deps, remembersRequest, async (writes, place, { some, get }) => {
      const { pk, sk } = writes[place]!.Put!.Item as { pk: string; sk: string };
      if (await get({ pk, sk })) return some(writes, allOf(writes));
      await some(writes, allBut(writes, place));
      return some(writes, [place]);
    }),
};

/** Sends a booking again under a new key when nobody knows what became of it. */
export const noIdempotencyOnBooking: Defect = {
  name: 'no idempotency on booking',
  perform: async (deps, request, repetition) => {
    if (request.do !== 'book' || repetition === 0) return perform(deps, request);
    const key = `${request.key}${aliasMark}${repetition}`;
    codeOf(key);
    return answerText(request, await ask(deps, { ...request, key }));
  },
};

/** Looks whether the person had a reward, then counts one whatever happened meanwhile. */
export const rewardCheckThenAct: Defect = {
  name: 'reward check-then-act',
  spoil: (deps) =>
    aroundTransaction(deps, countsReward, async (writes, place, { some, get }) => {
      const { Key, ExpressionAttributeValues } = writes[place]!.Update!;
      const given = Number((await get(Key))?.given ?? 0);
      if (given < Number(ExpressionAttributeValues![':perPerson'])) dropCondition(writes[place]!);
      return some(writes, allOf(writes));
    }),
};

/** As many as `commit` tries before it gives up. */
const attemptsOfCommit = 12;

/** When contention outlasts all attempts, says that it is done. */
export const successAfterExhaustedRetries: Defect = {
  name: 'success reported after exhausted retries',
  spoil: (deps) => {
    const attempts = new WeakMap<object, number>();
    aroundSend(deps, (command, send) => {
      if (!(command instanceof TransactWriteCommand)) return send(command);
      const attempt = (attempts.get(command) ?? 0) + 1;
      attempts.set(command, attempt);
      return send(command).catch((error) => {
        if (attempt === attemptsOfCommit && isContention(error)) return {};
        throw error;
      });
    });
  },
};

const isContention = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  !error.CancellationReasons!.some(({ Code }) => Code === 'ConditionalCheckFailed');

/** Every change of a slot is a new request, also when it is sent again. */
export const capacityWithoutKey: Defect = {
  name: 'capacity change without a key',
  perform: async (deps, request) => {
    if (request.do !== 'changeSlot') return perform(deps, request);
    return answerText(request, await ask(deps, { ...request, key: deps.newId() }));
  },
};
