import { localDateOf } from '../../shared/domain/time.ts';
import { newSite } from '../support/new-site.ts';
import { residentId } from '../support/people.ts';

/** The API as scripts of a street office use it, signed in as somebody. Throws whatever is refused. */
export interface StreetApi {
  get(path: string): Promise<Json>;
  send(path: string, body: object, method?: string): Promise<Json>;
}

type Json = ReturnType<typeof JSON.parse>;

const password = 'doorstep-demo';
let requests = 0;

/** Signs in on the API; without a name, speaks as a resident does. */
export const openStreetApi = async (origin: string, username?: string): Promise<StreetApi> => {
  let token = '';
  const ask = async (method: string, path: string, body?: object): Promise<Json> => {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `e2e-${process.pid}-${Date.now()}-${++requests}`,
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  if (username !== undefined) ({ token } = await ask('POST', '/api/sign-in', { username, password }));
  return { get: (path) => ask('GET', path), send: (path, body, method = 'POST') => ask(method, path, body) };
};

/** A site that is open now, whatever the hour is, with people of its own. */
export interface BusySite {
  readonly siteId: string;
  readonly name: string;
  readonly number: string;
  readonly localDate: string;
  /** its slots of today that are not over, the running one first */
  readonly slots: readonly string[];
  /** appointment codes of those who are booked in the running slot */
  readonly codes: readonly string[];
  /** who they are, in the same order */
  readonly people: readonly Citizen[];
  readonly staff: { readonly username: string; readonly password: string };
}

/** Somebody with an identity card. */
export interface Citizen {
  readonly name: string;
  readonly idType: 'residentId';
  readonly idNumber: string;
  readonly phone: string;
}

const names = [
  '张秀英',
  '李建国',
  '王桂兰',
  '刘志强',
  '陈玉梅',
  '杨德明',
  '赵淑珍',
  '黄海涛',
  '周小燕',
  '吴国庆',
  '徐美玲',
];
let [sites, citizens] = [0, 0];

/** Somebody whom no site has met, of 36 to 79 years. */
export const newCitizen = (): Citizen => {
  const n = ++citizens;
  return {
    name: names[n % names.length]!,
    idType: 'residentId',
    idNumber: residentId(`19${47 + ((n * 17) % 43)}-06-1${n % 10}`, n),
    phone: `139${String(20_000_000 + n * 7_919).padStart(8, '0')}`,
  };
};

/** Opens such a site in the street 丰产路, books people into its slots, gives it stock, and opens an account for its staff. */
export const openBusySite = async (origin: string, { booked = 8 } = {}): Promise<BusySite> => {
  const official = await openStreetApi(origin, 'official-fengchan');
  const serial = ++sites;
  const run = Date.now().toString(36).toUpperCase().slice(-4);
  const number = `FCL-${run}${serial}`;
  const { siteId, name } = await official.send(
    '/api/official/sites',
    newSite(number, { name: `金水区体育馆${serial}号厅临时接种点`, status: 'open' }),
  );
  const localDate = localDateOf(Date.now());
  const [hour = 0] = hourNow();
  const created: { slotId: string; start: string }[] = (
    await official.send(`/api/official/sites/${siteId}/schedules`, {
      dates: [localDate],
      opens: clock(hour),
      closes: clock(Math.min(24, hour + 6)),
      slotMinutes: 60,
      desks: 2,
      perDeskPerSlot: 10,
      walkInShare: 0.2,
    })
  ).created;
  const slots = created.map(({ slotId }) => slotId);
  for (const [itemId, quantity] of Object.entries({ eggs: 3000, masks: 300, 'gym-card': 0, 'library-card': 40 })) {
    if (quantity > 0) {
      await official.send(`/api/official/sites/${siteId}/stock`, {
        itemId,
        kind: 'receipt',
        quantity,
        donor: '街道办',
      });
    }
  }
  const username = `staff-${number.toLowerCase()}`;
  const account = await official.send('/api/official/accounts', { username, role: 'staff', scope: siteId });
  await seenByResidents(origin, siteId, slots.length);
  const people = Array.from({ length: booked }, newCitizen);
  const codes = await Promise.all(people.map((attendee) => bookOnline(origin, siteId, slots[0]!, attendee)));
  return {
    siteId,
    name,
    number,
    localDate,
    slots,
    codes,
    people,
    staff: { username, password: account.oneTimePassword },
  };
};

const hourNow = (): number[] =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })
    .format(new Date())
    .split(':')
    .map(Number);

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Books a seat for somebody who had two doses; answers the code. */
const bookOnline = async (origin: string, siteId: string, slotId: string, attendee: Citizen): Promise<string> => {
  const third = { service: 'covid19-vaccine', doseNumber: 3, consent: true };
  const body = { siteId, slotId, ...third, attendee: { ...attendee, previousDoseDate: '2025-06-01' } };
  return (await (await openStreetApi(origin)).send('/api/appointments', body)).appointmentCode;
};

/** What an official changes, every process of a host shows within two seconds. */
const seenByResidents = async (origin: string, siteId: string, slots: number): Promise<void> => {
  for (const until = Date.now() + 5_000; Date.now() < until; ) {
    const answer = await fetch(`${origin}/api/sites/${siteId}/slots`);
    const { slots: shown = [] } = (await answer.json()) as { slots?: unknown[] };
    if (shown.length === slots) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${siteId} does not show its slots`);
};
