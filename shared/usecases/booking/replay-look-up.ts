import DataLoader from 'dataloader';
import type { Appointment } from '../../domain/appointments.ts';
import { readAppointments } from '../../store/appointments.ts';
import type { Table } from '../../store/table.ts';

/** Finds the appointment under a derived code, to see whether a request was answered before. */
export interface ReplayLookUp {
  find(code: string): Promise<Appointment | undefined>;
}

/** The most keys of one BatchGetItem. */
const batchSize = 100;

/**
 * In a rush thousands are turned away within a second, each after a look whether they have a seat already. Looks that
 * fall together share one call; a look alone is one call of one key. Strongly consistent.
 */
export const openReplayLookUp = (table: Table, clock: () => number): ReplayLookUp => {
  const loader = new DataLoader<string, Appointment | undefined>(
    async (codes) => {
      const found = await readAppointments(table, [...new Set(codes)], clock(), 'strong');
      const byCode = new Map(found.map((appointment) => [appointment.appointmentCode, appointment]));
      return codes.map((code) => byCode.get(code));
    },
    { cache: false, maxBatchSize: batchSize, batchScheduleFn: (run) => setImmediate(run) },
  );
  return { find: (code) => loader.load(code) };
};
