import { beforeAll, describe, expect, it, vi } from 'vitest';
import { composeApp } from '../../functions/app.ts';
import { openLog } from '../../functions/http/log.ts';
import { allPages } from '../../functions/pages.ts';
import { crawl } from '../support/crawl.ts';
import { openDemoWorld } from '../support/demo-world.ts';
import { formOf } from '../support/html.ts';
import { edgeOf, origin } from '../support/pages.ts';
import { keyFor, residentId } from '../support/people.ts';
import { everything, type World } from '../support/world.ts';

/*
 * Planted identities run through every journey, on the API and on the pages of residents, staff and officials. Afterwards
 * none of their marks may be found in logs, addresses, keys, lanes, reports, or in anybody's answer: what is shown of a
 * person is masked for everybody.
 */
const elder = { name: '赵标记铁柱', idNumber: residentId('1949-03-07', 431), phone: '13911112222' };
const daughter = { name: '钱标记小燕', phone: '13733334444', relation: '女儿' };
const walkIn = { name: '孙标记路过', idNumber: residentId('1988-08-08', 553), phone: '13655556666' };
const onPage = { name: '李标记网页', idNumber: residentId('1977-07-17', 765), phone: '13577778888' };
const marks = [elder, daughter, walkIn, onPage].flatMap((one) => [
  one.name,
  one.phone,
  ...('idNumber' in one ? [one.idNumber, one.idNumber.slice(6)] : []),
]);
const marksIn = (text: string) =>
  marks.filter((mark) => text.includes(mark) || text.includes(encodeURIComponent(mark)));

const slotId = 'puli-20261124-0830-30';
const laterSlot = 'puli-20261124-0900-30';

describe('personal data', () => {
  let world: World;
  const answers: string[] = [];
  const addresses: string[] = [];
  const logged: string[] = [];
  /** kinds of pages that staff and the official saw */
  const seenBy: number[] = [];

  beforeAll(async () => {
    world = await openDemoWorld();
    const app = composeApp({ ...edgeOf(world, []), log: openLog('DEBUG') }, allPages);
    const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
    let requests = 0;
    const ask = async (method: string, path: string, token?: string, body?: object | string) => {
      const isForm = typeof body === 'string';
      const isApi = path.startsWith('/api/');
      const answer = await app.request(origin + path, {
        method,
        headers: {
          'idempotency-key': keyFor(++requests),
          ...(token && (isApi ? { authorization: `Bearer ${token}` } : { cookie: `__Host-doorstep=${token}` })),
          ...(isForm
            ? { 'content-type': 'application/x-www-form-urlencoded', origin }
            : { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      answers.push(text);
      addresses.push(path, answer.headers.get('location') ?? '');
      return {
        status: answer.status,
        text,
        location: answer.headers.get('location') ?? '',
        json: () => JSON.parse(text),
      };
    };
    const signIn = async (username: string) =>
      (await ask('POST', '/api/sign-in', undefined, { username, password: 'doorstep-demo' })).json().token as string;

    const [staff, official] = [await signIn('staff-puli'), await signIn('official-fengchan')];
    const vaccine = { service: 'covid19-vaccine', doseNumber: 1, consent: true };
    const booking = {
      siteId: 'puli',
      slotId,
      ...vaccine,
      attendee: { ...elder, idType: 'residentId' },
      booker: daughter,
    };
    const { appointmentCode: code, manageToken } = (await ask('POST', '/api/appointments', undefined, booking)).json();
    await ask('POST', '/api/appointments', undefined, booking);
    await ask('POST', '/api/appointments', undefined, {
      ...booking,
      attendee: { ...booking.attendee, phone: '13800000000' },
    });
    await ask('POST', '/api/appointments', undefined, {
      ...booking,
      attendee: { ...booking.attendee, idNumber: `${elder.idNumber}9` },
    });
    await ask('GET', `/api/appointments/${code}?phoneTail=4444`);
    await ask('GET', `/api/appointments/${code}`, manageToken);
    await ask('POST', `/api/appointments/${code}/move`, manageToken, { siteId: 'puli', slotId: laterSlot });
    await ask('POST', '/api/staff/sites/puli/check-ins', staff, { appointmentCode: code });
    await ask('POST', '/api/staff/sites/puli/walk-ins', staff, {
      ...vaccine,
      attendee: { ...walkIn, idType: 'residentId' },
    });
    await ask('POST', `/api/staff/appointments/${code}/complete`, staff, {});
    await ask('POST', `/api/staff/appointments/${code}/hand-outs`, staff, {});
    await ask('GET', '/api/staff/sites/puli/day', staff);
    await ask('GET', '/api/official/reports/daily', official);
    await ask('GET', '/api/official/sites/puli/stock', official);

    const form = formOf((await ask('GET', `/sites/puli/slots/${slotId}/book`)).text);
    const typed = {
      doseNumber: '1',
      'attendee.name': onPage.name,
      'attendee.idNumber': onPage.idNumber,
      'attendee.phone': onPage.phone,
      consent: 'yes',
    };
    const sent = await ask(
      'POST',
      form.action,
      undefined,
      new URLSearchParams([...new Map([...form.fields, ...Object.entries(typed)])]).toString(),
    );
    await ask('GET', sent.location);
    await ask('GET', `${sent.location}/cancel`);
    await ask('GET', `/C/${sent.location.split('/')[2]}`);
    for (const [token, first] of [
      [staff, '/desk'],
      [official, '/office'],
    ] as const) {
      const pages = await crawl(async (path) => {
        const { text, location } = await ask('GET', path, token);
        return { html: text, location: location || null };
      }, first);
      seenBy.push(pages.size);
    }
    output.mockRestore();
    errors.mockRestore();
    expect(sent.status).toBe(303);
  });

  it('took part in the journeys at all', async () => {
    const all = answers.join('\n');
    for (const shown of ['赵***柱', '孙***过', '李***页']) expect(all).toContain(shown);
    expect(all).toContain('"what":"handedOut"');
    expect(logged.length).toBeGreaterThan(15);
    for (const pages of seenBy) expect(pages).toBeGreaterThan(7);
  });

  it('stands in no answer, no address and no log line', () => {
    expect(marksIn(answers.join('\n'))).toEqual([]);
    expect(marksIn(addresses.join('\n'))).toEqual([]);
    expect(marksIn(logged.join('\n'))).toEqual([]);
  });

  it('stands in no log line as token, code or password either', () => {
    const secrets = answers.flatMap((text) =>
      [...text.matchAll(/"(?:manageToken|token|appointmentCode)":"([^"]+)"/g)].map(([, value]) => value!),
    );
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((secret) => logged.some((line) => line.includes(secret)))).toEqual([]);
  });

  it('stands in no key, no lane and nowhere in readable form', async () => {
    for (const [key, item] of await everything(world)) {
      const text = JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value));
      const readable =
        text +
        Object.values(item)
          .filter((value) => value instanceof Uint8Array)
          .map((bytes) => Buffer.from(bytes).toString('latin1'))
          .join('');
      expect(marksIn(key + readable), key).toEqual([]);
    }
  });

  it('can be read by nobody after its time', async () => {
    world.clock.advance(31 * 86_400_000);
    const app = composeApp(edgeOf(world, []), allPages);
    const own = answers
      .map((text) => /"appointmentCode":"([^"]+)".*"manageToken":"([^"]+)"/.exec(text))
      .find((found) => found)!;
    const answer = await app.request(`${origin}/api/appointments/${own[1]}`, {
      headers: { authorization: `Bearer ${own[2]}` },
    });
    expect(answer.status).toBe(404);
  });
});
