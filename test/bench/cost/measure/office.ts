import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { scheduleBody } from '../../../../shared/domain/requests/officials.ts';
import { parseSlotId } from '../../../../shared/domain/slots.ts';
import { putNewAccount } from '../../../../shared/store/accounts.ts';
import { readWholeDay } from '../../../../shared/store/days.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Lane } from '../../../../shared/store/lanes.ts';
import { commit } from '../../../../shared/store/transaction.ts';
import { hashPassword } from '../../../../shared/usecases/accounts/passwords.ts';
import { createSchedules } from '../../../../shared/usecases/officials/create-schedules.ts';
import { accepted } from '../../../support/answers.ts';
import { keyFor } from '../../../support/people.ts';
import { admin, booked, openWorld, putItem, type World } from '../../../support/world.ts';

export const today = '2026-11-24';
export const password = 'doorstep-demo';
export const siteIds = Array.from({ length: 10 }, (_, n) => `site${n}`);

/** A testing site for a tenth of the street: 26 slots of 9 desks, 45 people a desk, half of them without appointment. */
const testingDay = scheduleBody.parse({
  dates: [today, '2026-11-25'],
  opens: '07:00',
  closes: '20:00',
  slotMinutes: 30,
  desks: 9,
  perDeskPerSlot: 45,
  walkInShare: 0.5,
});

/** Slots of site0 that stay free for the acts that are measured; everything else is sold out, the dearest to read. */
export const freeSlots = ['site0-20261124-0900-30', 'site0-20261125-0900-30'];
const freeToWalkIn = 'site0-20261124-0700-30';
/** Real people on the first page of the day list, which has room for a hundred. */
const peopleListed = 120;

/** A street office with ten sites and nobody there yet: what the jobs of an idle night find. */
export const openQuietOffice = async (): Promise<World> => {
  const world = await openWorld();
  await openSites(world);
  await openAccounts(world);
  return world;
};

/** Slots for today and tomorrow at every site. */
export const scheduleSites = async ({ deps }: World): Promise<void> => {
  for (const siteId of siteIds) {
    accepted(await createSchedules(deps, { actor: admin, key: keyFor(siteId), siteId, input: testingDay }));
  }
};

/** The same office on the day when everybody is tested. */
export const openOffice = async (): Promise<World> => {
  const world = await openQuietOffice();
  await scheduleSites(world);
  for (let n = 0; n < peopleListed; n++) await booked(world, 50_000 + n, freeToWalkIn);
  for (const siteId of siteIds) {
    await sellOut(world, siteId);
    await putItem(world, { ...keys.stock(siteId), 'on:eggs': 30_000, 'on:masks': 3_000, 'on:gym-card': 3_000 });
  }
  world.deps.directory.forget();
  return world;
};

/** Ten sites that look like those of the small directory, which itself is closed. */
const openSites = async (world: World): Promise<void> => {
  const { sites } = await world.deps.directory.current();
  const [model] = sites.values();
  for (const site of sites.values()) await putItem(world, { ...keys.site(site.siteId), ...site, status: 'draft' });
  const services = ['covid19-vaccine', 'nucleic-acid-test'];
  for (const siteId of siteIds) {
    await putItem(world, { ...keys.site(siteId), ...model, siteId, number: siteId, services });
  }
  world.deps.directory.forget();
};

const openAccounts = async ({ table }: World): Promise<void> => {
  const passwordHash = await hashPassword(password);
  await commit(table, [
    ...putNewAccount({ username: 'staff-site0', role: 'staff', scope: 'site0', passwordHash }),
    ...putNewAccount({ username: 'official', role: 'official', scope: 'fengchanlu', passwordHash }),
  ]);
};

/** All seats of a site's day as held, without writing the appointments, but for what the acts need. */
const sellOut = async (world: World, siteId: string): Promise<void> => {
  const { lanes } = await readWholeDay(world.table, siteId, today);
  const kept = [...freeSlots, freeToWalkIn].map((slotId) => parseSlotId(slotId)!.startMinutes);
  const isKept = ({ slot }: Lane) => siteId === 'site0' && kept.includes(slot.startMinutes);
  for (const lane of lanes.filter((each) => !isKept(each))) await fillLane(world, lane);
};

const fillLane = async ({ table }: World, { slot, pool, laneNumber, capacity }: Lane): Promise<void> => {
  const codes = Array.from({ length: capacity }, (_, n) => `K${String(n).padStart(7, '0')}`);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.lane(slot, pool, laneNumber),
      UpdateExpression: 'SET av = :none, claims = :claims',
      ExpressionAttributeValues: { ':none': 0, ':claims': Object.fromEntries(codes.map((code) => [code, 'b'])) },
    }),
  );
};
