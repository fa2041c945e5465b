import type { Item } from '../../../../infra/local/dynamodb/values/attribute-value.ts';
import { itemBytes } from '../../../../infra/local/dynamodb/values/size.ts';
import { reconcile } from '../../../../shared/usecases/reconcile/reconcile.ts';
import { checkIn } from '../../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../../shared/usecases/staff/complete-appointment.ts';
import { accepted } from '../../../support/answers.ts';
import { keyFor } from '../../../support/people.ts';
import { admin, booked, type World } from '../../../support/world.ts';
import { openQuietOffice, scheduleSites, siteIds, today } from './office.ts';

/** What one person's visit leaves in the table, by how long it stays, and what a recount of it costs. */
export interface StoredCost {
  /** the appointment: thirty days */
  readonly appointmentBytes: number;
  /** the guard, and the claim in the lane: four hundred days */
  readonly lastingBytes: number;
  readonly lastingItems: number;
  /** of it the claim */
  readonly claimBytes: number;
  /** a site's day of slots, before anybody booked: four hundred days */
  readonly dayBytes: number;
  readonly dayItems: number;
  /** making a site's day of slots */
  readonly dayWriteUnits: number;
  /** read units of a recount, for a thousand people */
  readonly recountUnits: number;
  /** wall time of the same, the embedded engine included */
  readonly recountMilliseconds: number;
}

/** First letter of a partition key: appointments, persons, days. */
type Kind = 'A' | 'P' | 'D';

const people = 400;
/** `scheduleSites` makes today and tomorrow. */
const siteDays = siteIds.length * 2;

/** Visits as they are at a site: booked, checked in, completed. */
export const measureStored = async (): Promise<StoredCost> => {
  const world = await openQuietOffice();
  const unitsBefore = world.engine!.metered().writeUnits;
  await scheduleSites(world);
  const scheduled = world.engine!.metered().writeUnits - unitsBefore;
  // The first recount is cold, and counts for nothing.
  await reconcile(world.deps);
  const before = await recount(world);
  for (let n = 0; n < people; n++) await visit(world, n);
  const after = await recount(world);
  const each = (kind: Kind) => Math.round((after.bytes[kind] - before.bytes[kind]) / people);
  return {
    appointmentBytes: each('A'),
    lastingBytes: each('P') + each('D'),
    lastingItems: 1,
    claimBytes: each('D'),
    dayBytes: Math.round(before.bytes.D / siteDays),
    dayItems: Math.round(before.items.D / siteDays),
    dayWriteUnits: scheduled / siteDays,
    recountUnits: ((after.units - before.units) / people) * 1_000,
    recountMilliseconds: ((after.milliseconds - before.milliseconds) / people) * 1_000,
  };
};

const visit = async (world: World, n: number): Promise<void> => {
  const siteId = `site${n % 10}`;
  const slotId = `${siteId}-${today.replaceAll('-', '')}-${n % 20 < 10 ? '0900' : '1000'}-30`;
  const change = { service: 'nucleic-acid-test', doseNumber: undefined };
  const { appointment } = await booked(world, n, slotId, change);
  const act = { actor: admin, code: appointment.appointmentCode };
  accepted(await checkIn(world.deps, { ...act, key: keyFor(`in-${n}`), siteId }));
  accepted(await completeAppointment(world.deps, { ...act, key: keyFor(`done-${n}`) }));
};

const recount = async ({ deps, engine, table }: World) => {
  const bytes: Record<Kind, number> = { A: 0, P: 0, D: 0 };
  const items: Record<Kind, number> = { A: 0, P: 0, D: 0 };
  let next: unknown;
  do {
    const page = await engine!.call('Scan', { TableName: table.name, ...(next ? { ExclusiveStartKey: next } : {}) });
    for (const item of page.Items as Item[]) {
      const kind = String('S' in item.pk! ? item.pk.S : '')[0] as Kind;
      if (!(kind in bytes)) continue;
      bytes[kind] += itemBytes(item);
      items[kind]++;
    }
    next = page.LastEvaluatedKey;
  } while (next);
  const unitsBefore = engine!.metered().readUnits;
  const startedAt = performance.now();
  await reconcile(deps);
  const milliseconds = performance.now() - startedAt;
  return { bytes, items, units: engine!.metered().readUnits - unitsBefore, milliseconds };
};
