import { fillPath, paths } from '../../../web/paths.ts';
import { keyFor } from '../../support/people.ts';
import type { Client, TimedAnswer } from '../http-client.ts';
import { benchArea, bookAt } from '../rush-site.ts';
import type { Kind } from './arrivals.ts';
import type { Town } from './town.ts';

interface Booked {
  readonly code: string;
  readonly token: string;
}

/** What all requests together came to. */
export interface Tally {
  booked: number;
  cancelled: number;
}

/** Sends requests of a kind; each tells what was wrong with its answer, or undefined. */
export interface Requests {
  readonly send: (kind: Kind) => Promise<string | undefined>;
  readonly tally: Readonly<Tally>;
}

/** The requests of a town's residents, staff and officials, chosen by chance. */
export const openRequests = (client: Client, town: Town, random: () => number): Requests => {
  const tally: Tally = { booked: 0, cancelled: 0 };
  const appointments: Booked[] = [];
  let residents = 0;
  const any = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const get = (path: string, headers: Record<string, string> = {}) => client.send('GET', path, headers);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  const book = async () => {
    const resident = residents++;
    const answer = await bookAt(client, town.seats[resident]!, resident);
    if (answer.status !== 201) return answer;
    tally.booked++;
    const { appointmentCode: code, manageToken: token } = JSON.parse(answer.body);
    appointments.push({ code, token });
    return answer;
  };

  const cancel = async () => {
    const [{ code, token }] = appointments.splice(Math.floor(random() * appointments.length), 1) as [Booked];
    const headers = { ...bearer(token), 'idempotency-key': keyFor(`cancel-${code}`) };
    const answer = await client.send('POST', `/api/appointments/${code}/cancel`, headers);
    if (answer.status === 200) tally.cancelled++;
    return answer;
  };

  const lookUp = () => {
    const { code, token } = any(appointments);
    return get(`/api/appointments/${code}`, bearer(token));
  };

  const dayList = () => {
    const { siteId, slotId } = any(town.slots);
    return get(`/api/staff/sites/${siteId}/day?slotId=${slotId}`, bearer(town.token));
  };

  const dayScreen = () =>
    get(fillPath(paths.office, {}, { area: benchArea, date: any(town.dates) }), { cookie: `doorstep=${town.token}` });

  const asked: Readonly<Record<Kind, () => Promise<TimedAnswer>>> = {
    book,
    cancel,
    'availability page': () => get(fillPath(paths.site, { siteId: any(town.siteIds) }, { date: any(town.dates) })),
    'list of sites': () => get(paths.sites),
    slots: () => get(`/api/sites/${any(town.siteIds)}/slots?date=${any(town.dates)}`),
    'look up': lookUp,
    'day list': dayList,
    'day screen': dayScreen,
  };
  return {
    tally,
    send: async (kind) => {
      const { status, body } = await asked[kind]();
      return status === (kind === 'book' ? 201 : 200) ? undefined : `${kind} answered ${status}: ${body.slice(0, 200)}`;
    },
  };
};
