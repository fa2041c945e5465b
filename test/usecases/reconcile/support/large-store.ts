import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { appointmentItem } from '../../../../shared/store/appointment-item.ts';
import { readAppointment } from '../../../../shared/store/appointments.ts';
import { guardKey } from '../../../../shared/store/guards.ts';
import { guardPlaceOf } from '../../../../shared/usecases/booking/places.ts';
import { booked, itemAt, openWorld, putSlot, type World } from '../../../support/world.ts';
import { lane } from './worked-store.ts';

const slotId = 'puli-20261124-0830-30';
const seatsPerLane = 40;

/** A healthy store of so many full lanes, each a slot of its own: 40 appointments with 40 guards to a lane. */
export const openLargeStore = async (lanes: number): Promise<World> => {
  const world = await openWorld();
  await putSlot(world, slotId, seatsPerLane);
  const { appointmentCode } = (await booked(world, 1, slotId)).appointment;
  const one = (await readAppointment(world.table, appointmentCode, world.clock()))!;
  const laneItem = (await itemAt(world, lane))!;
  const directory = await world.deps.directory.current();
  const guardItem = (await itemAt(world, guardKey(guardPlaceOf(directory, one))))!;
  const items: Record<string, unknown>[] = [];
  for (let n = 0; n < lanes; n++) {
    const window = `${String(8 + Math.floor(n / 60)).padStart(2, '0')}${String(n % 60).padStart(2, '0')}-1`;
    const birth = one.history[0]!;
    const placement = { ...birth.placement!, slotId: `puli-20261124-${window}` };
    const codes = Array.from({ length: seatsPerLane }, (_, seat) => `C${n}S${seat}`);
    for (const code of codes) {
      const clone = { ...one, appointmentCode: code, personKey: `person-${code}`, history: [{ ...birth, placement }] };
      const { pk, sk } = guardKey(guardPlaceOf(directory, clone));
      items.push(appointmentItem(clone), { ...guardItem, pk, sk, active: code });
    }
    const claims = Object.fromEntries(codes.map((code) => [code, 'b']));
    items.push({ ...laneItem, sk: `O#${window}#00`, av: 0, claims });
  }
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await world.table.client.send(new BatchWriteCommand({ RequestItems: { [world.table.name]: puts } }));
  }
  return world;
};

/** A read as it was asked and answered. */
export interface Read {
  readonly what: string;
  readonly limit: number | undefined;
  readonly keys: number;
  readonly items: number;
  readonly isStrong: boolean;
  readonly of: string;
}

/** Notes every read of the table's client from now on. */
export const noteReads = ({ table }: World): Read[] => {
  const reads: Read[] = [];
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      const input = args.input as Record<string, never>;
      const batch = Object.values(
        (input.RequestItems ?? {}) as Record<string, { Keys?: unknown[]; ConsistentRead?: boolean }>,
      )[0];
      const output = answer.output as { Items?: unknown[] };
      reads.push({
        what: String(context.commandName).replace(/(Item)?Command$/, ''),
        limit: input.Limit,
        keys: batch?.Keys?.length ?? 0,
        items: output.Items?.length ?? 0,
        isStrong: Boolean(input.ConsistentRead ?? batch?.ConsistentRead),
        of: String((input.ExpressionAttributeValues as unknown as Record<string, unknown>)?.[':pk'] ?? ''),
      });
      return answer;
    },
    { step: 'initialize', name: 'noteReads', priority: 'high' },
  );
  return reads;
};
