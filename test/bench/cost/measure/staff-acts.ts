import { formOf, formsOf, type PageForm } from '../../../support/html.ts';
import { person } from '../../../support/people.ts';
import type { Recorder } from './acts.ts';
import { password } from './office.ts';
import type { Booked } from './resident-acts.ts';

const home = '/desk/site0';

/** Any button of a person's page will do: they differ by what they ask for, and that of a no-show comes later. */
type DeskAct = 'stage' | 'complete' | 'handOut' | 'noShow';

/** What staff do on pages with those who come and with those who do not. */
export const staffActs = async (recorder: Recorder, { comes, staysAway }: Booked): Promise<void> => {
  const { round, sent } = recorder;
  const { action, fields } = formOf((await sent('signInPage', 200, { path: '/sign-in' })).text);
  const typed = Object.entries({ username: 'staff-site0', password });
  const { cookie } = await sent('signIn', 303, { path: action, form: new Map([...fields, ...typed]) });
  const page = async (path: string) => (await recorder.send({ path, cookie })).text;

  const day = await sent('deskDay', 200, { path: home, cookie });
  const search = formsOf(day.text).find((form) => form.action.startsWith(`${home}/search`))!;
  const say = (q: string) => ({ path: search.action, form: new Map([...search.fields, ['q', q]]), cookie });
  await sent('checkIn', 200, say(comes));
  await sent('refused', 404, say('00000000'));

  const act = async (what: DeskAct, code: string, typed: Record<string, string> = {}) => {
    const form = formsOf(await page(personPath(code))).find(({ fields: hidden }) => hidden.has('act'))!;
    await sent(what, 303, {
      path: form.action,
      form: new Map([...form.fields, ...Object.entries({ ...typed, act: what })]),
      cookie,
    });
  };
  await sent('personPage', 200, { path: personPath(comes), cookie });
  await act('stage', comes, { stage: '等候区' });
  await act('complete', comes);
  await act('handOut', comes, { itemIds: 'gym-card' });
  await act('noShow', staysAway);

  const { text } = await sent('walkInPage', 200, { path: `${home}/walk-in`, cookie });
  await sent('walkIn', 200, { ...walkInOf(text, round), cookie });
};

const personPath = (code: string): string => `${home}/appointments/${code}`;

/** The form of a page, filled in for somebody without an appointment. */
const walkInOf = (html: string, round: number) => {
  const form: PageForm = formsOf(html).find(({ action }) => action.startsWith(`${home}/walk-in`))!;
  const { name, idNumber, phone } = person(round * 10 + 4);
  const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  const filled = { ...typed, service: 'covid19-vaccine', consent: 'yes' };
  return { path: form.action, form: new Map([...form.fields, ...Object.entries(filled)]) };
};
