import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { putNewAccount } from '../../../shared/store/accounts.ts';
import { type ItemKey, keys } from '../../../shared/store/keys.ts';
import { commit } from '../../../shared/store/transaction.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { keyFor, person } from '../../support/people.ts';
import {
  booked,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  testSecrets,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const lane: ItemKey = { pk: 'D#puli#2026-11-24', sk: 'O#0830-30#00' };
const account = keys.account(staffOfPuli.username);
const guardOf = (n: number) => keys.guard(testSecrets.personKey('residentId', person(n).idNumber), 'covid19-vaccine');

describe('reconcile', () => {
  let world: World;
  let waiting: string;
  let done: string;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 5);
    await recordStock(world.deps, {
      key: keyFor('receipt'),
      actor: officialOfFengchan,
      siteId: 'puli',
      input: { itemId: 'gym-card', kind: 'receipt', quantity: 3 },
    });
    waiting = (await booked(world, 1, slotId)).appointment.appointmentCode;
    done = (await booked(world, 2, slotId)).appointment.appointmentCode;
    const cancelled = await booked(world, 3, slotId);
    await cancelAppointment(world.deps, {
      key: keyFor('c'),
      code: cancelled.appointment.appointmentCode,
      token: cancelled.manageToken,
    });
    const act = (key: string) => ({ key: keyFor(key), actor: staffOfPuli, code: done });
    await checkIn(world.deps, { ...act('in'), siteId: 'puli' });
    await completeAppointment(world.deps, act('done'));
    await handOut(world.deps, { ...act('give'), itemIds: ['gym-card'] });
    await commit(world.table, putNewAccount({ ...staffOfPuli, passwordHash: 'none' }));
  });
  const damage = (key: ItemKey, expression: string, values?: Record<string, unknown>, names?: Record<string, string>) =>
    world.table.client.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: { ...key },
        UpdateExpression: expression,
        ExpressionAttributeValues: values,
        ExpressionAttributeNames: names,
      }),
    );
  const remove = (key: ItemKey) =>
    world.table.client.send(new DeleteCommand({ TableName: world.table.name, Key: { ...key } }));
  const found = async () => (await reconcile(world.deps)).differences.map(({ invariant }) => invariant);

  it('finds nothing after a day of ordinary acts', async () => {
    expect(await reconcile(world.deps)).toEqual({
      counted: { lanes: 1, appointments: 3, guards: 3, ledgerEntries: 2 },
      differences: [],
      overdue: [],
    });
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['a seat that leaked', 'I2', () => damage(lane, 'SET av = av - :one', { ':one': 1 })],
    ['an oversold lane', 'I1', () => damage(lane, 'SET av = :less, cap = :one', { ':less': -1, ':one': 1 })],
    [
      'a claim that was lost',
      'I3',
      () => damage(lane, 'SET av = av + :one REMOVE claims.#c', { ':one': 1 }, { '#c': waiting }),
    ],
    ['a claim in another state', 'I3', () => damage(lane, 'SET claims.#c = :n', { ':n': 'n' }, { '#c': waiting })],
    ['lanes that nobody counted', 'I2', () => damage(lane, 'SET lanes = :two', { ':two': 2 })],
    ['a guard that was not released', 'I3', () => damage(guardOf(3), 'SET active = :c', { ':c': waiting })],
    ['a guard that was lost', 'I3', () => damage(guardOf(1), 'REMOVE active')],
    ['a dose that was forgotten', 'I3', () => damage(guardOf(2), 'REMOVE d1')],
    ['a state without history', 'I10', () => damage(keys.appointment(waiting), 'SET st = :s', { ':s': 'checkedIn' })],
    ['a history out of order', 'I7', () => damage(keys.appointment(done), 'SET hx[1].w = :w', { ':w': 'fulfilled' })],
    [
      'stock that drifted',
      'I8',
      () => damage(keys.stock('puli'), 'SET #on = :n', { ':n': 9 }, { '#on': 'on:gym-card' }),
    ],
    [
      'a reward that was not counted',
      'I9',
      () =>
        damage(
          keys.rewardGiven(testSecrets.personKey('residentId', person(2).idNumber), 'fengchanlu-2022'),
          'SET given = :z',
          { ':z': 0 },
        ),
    ],
    [
      'an account that is dismissed and listed as usable',
      'I13',
      () => damage(account, 'SET dismissedAt = :n', { ':n': 1 }),
    ],
    ['an account that is listed and not there', 'I13', () => remove(account)],
    ['an account that is not listed', 'I13', () => remove(keys.accountEntry(staffOfPuli.username))],
  ])('finds %s', async (_, invariant, corrupt) => {
    await corrupt();
    expect(await found()).toContain(invariant);
  });
});
