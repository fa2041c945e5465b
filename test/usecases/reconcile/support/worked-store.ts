import { BatchWriteCommand, DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { scheduleBody } from '../../../../shared/domain/requests/officials.ts';
import { putNewAccount } from '../../../../shared/store/accounts.ts';
import { type ItemKey, keys } from '../../../../shared/store/keys.ts';
import { stockPages } from '../../../../shared/store/recounts.ts';
import { commit } from '../../../../shared/store/transaction.ts';
import { createSchedules } from '../../../../shared/usecases/officials/create-schedules.ts';
import { recordStock } from '../../../../shared/usecases/officials/record-stock.ts';
import { cancelAppointment } from '../../../../shared/usecases/residents/cancel-appointment.ts';
import { eraseAppointment } from '../../../../shared/usecases/residents/erase-appointment.ts';
import { admitWalkIn } from '../../../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../../shared/usecases/staff/hand-out.ts';
import { accepted } from '../../../support/answers.ts';
import { keyFor, person } from '../../../support/people.ts';
import { admin, booked, everything, openWorld, staffOfPuli, testSecrets, type World } from '../../../support/world.ts';

/** A store after some hours of work, and ways to damage it beside the use cases. */
export interface WorkedStore {
  readonly world: World;
  /** codes: still to come, checked in, served with a reward, cancelled, erased after a visit, walked in */
  readonly codes: Readonly<Record<'waiting' | 'here' | 'done' | 'cancelled' | 'erased' | 'walkedIn', string>>;
  /** sets, removes or adds to attributes of an item */
  damage(
    key: ItemKey,
    expression: string,
    values?: Record<string, unknown>,
    names?: Record<string, string>,
  ): Promise<void>;
  remove(key: ItemKey): Promise<void>;
}

/** Two lanes of 26 seats online, one of 8 for walk-ins. */
export const slotId = 'puli-20261124-0830-30';
export const day = keys.day('puli', '2026-11-24');
export const lane: ItemKey = { pk: day.pk, sk: 'O#0830-30#00' };
export const secondLane: ItemKey = { pk: day.pk, sk: 'O#0830-30#01' };
export const walkInLane: ItemKey = { pk: day.pk, sk: 'W#0830-30#00' };
export const personKey = (n: number) => testSecrets.personKey('residentId', person(n).idNumber);
export const guardOf = (n: number) => keys.guard(personKey(n), 'covid19-vaccine');

/** Everything stored, by the names of the keys. */
export type Items = Map<string, Record<string, unknown>>;

/** The key of a ledger entry of puli. */
export const ledgerEntry = async (
  { world }: WorkedStore,
  isWanted: (item: Record<string, unknown>) => boolean,
): Promise<ItemKey> => {
  for await (const page of stockPages(world.table, 'puli', 'strong')) {
    const item = page.find(isWanted);
    if (item) return { pk: String(item.pk), sk: String(item.sk) };
  }
  throw new Error('no such entry');
};

const actor = admin;

type Codes = WorkedStore['codes'];

/** The work is done once; every other store is a copy of what it left. */
let worked: Promise<{ items: readonly Record<string, unknown>[]; codes: Codes }> | undefined;

/** Opens one: persons 1 to 5 booked, person 6 walked in. */
export const openWorkedStore = async (): Promise<WorkedStore> => {
  worked ??= work();
  const { items, codes } = await worked;
  const world = await openWorld();
  const { client, name: TableName } = world.table;
  const puts = items.map((Item) => ({ PutRequest: { Item } }));
  for (let start = 0; start < puts.length; start += 25) {
    await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts.slice(start, start + 25) } }));
  }
  return {
    world,
    codes,
    damage: async (key, UpdateExpression, ExpressionAttributeValues, ExpressionAttributeNames) => {
      const how = { UpdateExpression, ExpressionAttributeValues, ExpressionAttributeNames };
      await client.send(new UpdateCommand({ TableName, Key: { ...key }, ...how }));
    },
    remove: async (key) => void (await client.send(new DeleteCommand({ TableName, Key: { ...key } }))),
  };
};

const work = async () => {
  const world = await openWorld();
  const { deps } = world;
  await furnish(world);
  const book = async (n: number) => {
    const { appointment, manageToken: token } = await booked(world, n, slotId);
    return { code: appointment.appointmentCode, token };
  };
  const serve = async (code: string) => {
    accepted(await checkIn(deps, { actor, key: keyFor(`in-${code}`), siteId: 'puli', code }));
    accepted(await completeAppointment(deps, { actor, key: keyFor(`done-${code}`), code }));
  };
  const [waiting, here, done] = [await book(1), await book(2), await book(3)];
  const [cancelled, erased] = [await book(4), await book(5)];
  accepted(await checkIn(deps, { actor, key: keyFor('here'), siteId: 'puli', code: here.code }));
  await serve(done.code);
  accepted(await handOut(deps, { actor, key: keyFor('give'), code: done.code, itemIds: ['gym-card'] }));
  accepted(await cancelAppointment(deps, { key: keyFor('cancel'), ...cancelled }));
  await serve(erased.code);
  accepted(await eraseAppointment(deps, { key: keyFor('erase'), ...erased }));
  const walkIn = { service: 'covid19-vaccine', doseNumber: 1, attendee: person(6), consent: true } as const;
  const walkedIn = accepted(await admitWalkIn(deps, { actor, key: keyFor('walk'), siteId: 'puli', input: walkIn }));
  const codes: Codes = {
    waiting: waiting.code,
    here: here.code,
    done: done.code,
    cancelled: cancelled.code,
    erased: erased.code,
    walkedIn: walkedIn.appointmentCode,
  };
  const items = [...(await everything(world)).values()];
  world.engine?.close();
  return { items, codes };
};

const furnish = async ({ deps, table }: World) => {
  const hours = { dates: ['2026-11-24'], opens: '08:30', closes: '09:30', slotMinutes: 30 };
  const input = scheduleBody.parse({ ...hours, desks: 6, perDeskPerSlot: 10, walkInShare: 0.13 });
  accepted(await createSchedules(deps, { actor, key: keyFor('schedule'), siteId: 'puli', input }));
  const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 3 } as const;
  accepted(await recordStock(deps, { actor, key: keyFor('receipt'), siteId: 'puli', input: receipt }));
  await commit(table, putNewAccount({ ...staffOfPuli, passwordHash: 'none' }));
};
