import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import type { Client } from '../http-client.ts';
import { openSite, type RushSite, signInAsAdmin } from '../rush-site.ts';

/** Sites of a street over some days, with a place for everybody who will book. */
export interface Town {
  readonly token: string;
  readonly dates: readonly string[];
  readonly siteIds: readonly string[];
  readonly slots: readonly RushSite[];
  /** every seat once, in no order: whoever takes the next one never meets a full slot */
  readonly seats: readonly RushSite[];
}

const siteCount = 12;
const dayCount = 5;
/** 08:00 to 18:00 in half hours. */
const slotsPerDay = 20;

/** Opens the sites for the days from tomorrow on, with at least so many seats in all. */
export const openTown = async (client: Client, seatCount: number, random: () => number): Promise<Town> => {
  const token = await signInAsAdmin(client);
  const tomorrow = addDays(localDateOf(Date.now()), 1);
  const dates = Array.from({ length: dayCount }, (_, day) => addDays(tomorrow, day));
  const perDeskPerSlot = Math.ceil(seatCount / (siteCount * dayCount * slotsPerDay));
  const hours = { dates, opens: '08:00', closes: '18:00', slotMinutes: 30, perDeskPerSlot };
  const slots: RushSite[] = [];
  for (let site = 0; site < siteCount; site++) slots.push(...(await openSite(client, token, hours)));
  const seats = slots.flatMap((slot) => Array.from({ length: perDeskPerSlot }, () => slot));
  return {
    token,
    dates,
    siteIds: [...new Set(slots.map(({ siteId }) => siteId))],
    slots,
    seats: shuffled(seats, random),
  };
};

const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
};

/** How many seats of the town the store says are booked. */
export const bookedInTown = async (client: Client, { siteIds, dates }: Town): Promise<number> => {
  let booked = 0;
  for (const siteId of siteIds) {
    for (const date of dates) {
      const { body } = await client.send('GET', `/api/sites/${siteId}/slots?date=${date}`);
      for (const slot of JSON.parse(body).slots) booked += slot.booked;
    }
  }
  return booked;
};
