import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportArea } from '../../infra/operations/export-area.ts';
import { recordStock } from '../../shared/usecases/officials/record-stock.ts';
import { cancelAppointment } from '../../shared/usecases/residents/cancel-appointment.ts';
import { checkIn } from '../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../shared/usecases/staff/hand-out.ts';
import { accepted } from './answers.ts';
import { temporaryFolder } from './operations.ts';
import { keyFor } from './people.ts';
import { admin, booked, openWorld, putSlot, staffOfPuli, type World } from './world.ts';

/** The files of an export, in the order of its manifest. */
export const exportedFiles = [
  'sites.json',
  'programmes.json',
  'days.csv',
  'stock.csv',
  'ledger.csv',
  'appointments.csv',
  'audit.csv',
];

/** What an export wrote. */
export interface Exported {
  readonly folder: string;
  /** the text of a file */
  read(name: string): string;
  /** the lines of a CSV file under its heading, as records */
  rows(name: string): Record<string, string>[];
}

/** A day's work at two sites of different streets, to be handed over. */
export interface Handover {
  readonly world: World;
  /** of puli, with many seats */
  readonly slotId: string;
  /** of whoever was served there; somebody else cancelled */
  readonly code: string;
  /** Exports into a folder of its own: everything of puli's street unless said otherwise. */
  exported(area?: string, from?: string, to?: string): Promise<Exported>;
}

const slotId = 'puli-20261124-0830-30';
const slotElsewhere = 'weilai-20261124-1400-20';

/** Opens a world in which somebody was served at puli, somebody cancelled, and somebody is booked at weilai. */
export const openHandover = async (): Promise<Handover> => {
  const world = await openWorld();
  await putSlot(world, slotId, 200);
  await putSlot(world, slotElsewhere, 5);
  accepted(await receive(world, 'puli', 3, '=1+1'));
  accepted(await receive(world, 'weilai', 8));
  const code = (await booked(world, 1, slotId)).appointment.appointmentCode;
  await serve(world, code);
  await booked(world, 2, slotElsewhere);
  const { appointment, manageToken: token } = await booked(world, 3, slotId);
  accepted(await cancelAppointment(world.deps, { key: keyFor('c'), code: appointment.appointmentCode, token }));
  return {
    world,
    slotId,
    code,
    exported: async (area = 'fengchanlu', from = '2026-11-01', to = '2026-12-01') => {
      const folder = temporaryFolder();
      await exportArea(world.deps, folder, { area, from, to }, 'test');
      return openExported(folder);
    },
  };
};

const receive = ({ deps }: World, siteId: string, quantity: number, note?: string) =>
  recordStock(deps, {
    key: keyFor(`stock-${siteId}`),
    actor: admin,
    siteId,
    input: { itemId: 'gym-card', kind: 'receipt', quantity, note },
  });

const serve = async ({ deps, clock }: World, code: string): Promise<void> => {
  const act = (key: string) => ({ key: keyFor(key), actor: staffOfPuli, code });
  accepted(await checkIn(deps, { ...act('in'), siteId: 'puli' }));
  clock.advance(20 * 60_000);
  accepted(await completeAppointment(deps, act('done')));
  accepted(await handOut(deps, { ...act('give'), itemIds: ['gym-card'] }));
};

const openExported = (folder: string): Exported => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    folder,
    read,
    rows: (name) => {
      const [heading = '', ...lines] = read(name).replace('\uFEFF', '').trimEnd().split('\r\n');
      const columns = heading.split(',');
      return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index]!, cell])));
    },
  };
};
