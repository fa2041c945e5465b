import type { Outcome } from '../../../shared/domain/refusals.ts';
import { parseSlotId, windowKey } from '../../../shared/domain/slots.ts';
import { dayPartition } from '../../../shared/store/keys.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { openWorld, putItem, putSlot, type World } from '../world.ts';

/** Asks for the mutation. Asked again, by whatever process, it is the same request under the same key. */
export type Ask = (deps: Dependencies) => Promise<Outcome<unknown>>;

/** One thing that somebody changes in Doorstep, ready to be tried under faults, crashes and competitors. */
export interface Mutation {
  readonly name: string;
  /** Brings a street (`openStreet`) to where the mutation can be asked for and is accepted. */
  readonly prepare: (world: World) => Promise<Ask>;
}

/** Slots of the street's vaccination site today, and of the site that tests too. */
export const slots = {
  early: 'puli-20261124-0830-30',
  late: 'puli-20261124-1600-30',
  tomorrow: 'puli-20261125-0830-30',
  /** of 90 seats, which are three lanes */
  large: 'puli-20261125-1000-30',
  test: 'weilai-20261124-1400-20',
  testTomorrow: 'weilai-20261125-1400-20',
} as const;

export const today = '2026-11-24';

/** A world with few seats at two sites, online and for walk-ins, before anybody has booked. */
export const openStreet = async (): Promise<World> => {
  const world = await openWorld();
  for (const slotId of [slots.early, slots.late, slots.tomorrow, slots.test, slots.testTomorrow]) {
    await putSlot(world, slotId, 6);
  }
  await putSlot(world, slots.large, 90);
  await putSlot(world, slots.early, 3, 'walkIn');
  const windows = Map.groupBy(Object.values(slots).map(parseSlotId), (slot) =>
    dayPartition(slot!.siteId, slot!.localDate),
  );
  for (const [pk, days] of windows) {
    await putItem(world, { pk, sk: 'DAY', slots: new Set(days.map((slot) => windowKey(slot!))), ver: 1, expireAt });
  }
  return world;
};

const expireAt = Date.parse('2100-01-01T00:00:00Z') / 1000;
