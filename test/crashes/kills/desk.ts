import { nanoid } from 'nanoid';
import { demoPassword } from '../../../infra/local/demo/demo-accounts.ts';
import { slotIdOf } from '../../../shared/domain/slots.ts';
import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import type { Client } from '../../bench/http-client.ts';
import { newSite } from '../../support/new-site.ts';

/** A site of its own with a slot all day long today and another tomorrow, and who acts there. */
export interface Desk {
  readonly siteId: string;
  readonly date: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly official: string;
  readonly staff: string;
}

/** Seats of a slot in each pool. */
export const seatsPerPool = 1_000;
export const firstReceipt = 5_000;
export const itemId = 'gym-card';

type Json = ReturnType<typeof JSON.parse>;

/** Sends a request that has to succeed; its JSON. */
export const demand = async (
  client: Client,
  method: string,
  path: string,
  token = '',
  body?: object,
): Promise<Json> => {
  const headers = { 'idempotency-key': nanoid(), ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await client.send(method, path, headers, body);
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body);
};

/** Opens a site as an official of the demo does, with a member of staff, slots and stock. */
export const openDesk = async (client: Client): Promise<Desk> => {
  const signIn = { username: 'official-fengchan', password: demoPassword };
  const { token: official } = await demand(client, 'POST', '/api/sign-in', '', signIn);
  const { siteId } = await demand(
    client,
    'POST',
    '/api/official/sites',
    official,
    newSite(`KILL-${nanoid(6)}`, { status: 'open' }),
  );
  const date = localDateOf(Date.now());
  const dates = [date, addDays(date, 1)];
  await demand(client, 'POST', `/api/official/sites/${siteId}/schedules`, official, { ...allDay, dates });
  const stock = { itemId, kind: 'receipt', quantity: firstReceipt, donor: '街道办' };
  await demand(client, 'POST', `/api/official/sites/${siteId}/stock`, official, stock);
  const account = {
    username: `kills-${nanoid(6)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '0')}`,
    role: 'staff',
    scope: siteId,
  };
  const { oneTimePassword: password } = await demand(client, 'POST', '/api/official/accounts', official, account);
  const { token: staff } = await demand(client, 'POST', '/api/sign-in', '', { username: account.username, password });
  const slotOn = (localDate: string) => slotIdOf({ siteId, localDate, startMinutes: 0, lengthMinutes: 1440 });
  return { siteId, date, today: slotOn(dates[0]!), tomorrow: slotOn(dates[1]!), official, staff };
};

const allDay = {
  opens: '00:00',
  closes: '24:00',
  slotMinutes: 1440,
  desks: 2,
  perDeskPerSlot: seatsPerPool,
  walkInShare: 0.5,
};
