import type { Appointment } from '../domain/appointments.ts';
import { readableAppointment } from './appointments.ts';
import { batchGet } from './batch-get.ts';
import { keys } from './keys.ts';
import { type Balance, parseBalance } from './stock-balance.ts';
import type { Table } from './table.ts';

/** An appointment with the stock of the site where it is thought to be: one call for both. */
export const readForHandOut = async (
  table: Table,
  code: string,
  siteId: string,
  nowAt: number,
): Promise<{ appointment: Appointment | undefined; balance: Balance }> => {
  const items = await batchGet(table, [keys.appointment(code), keys.stock(siteId)], 'strong');
  const under = (pk: string) => items.find((item) => item.pk === pk);
  return {
    appointment: readableAppointment(under(keys.appointment(code).pk), nowAt),
    balance: parseBalance(under(keys.stock(siteId).pk)),
  };
};
