import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { signedIn } from '../../support/api.ts';
import { formsOf, type PageForm } from '../../support/html.ts';
import { slots } from '../../support/mutations/mutation.ts';
import { bookEarly, letIn, serve, stockUp } from '../../support/mutations/visits.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { person } from '../../support/people.ts';
import { booked, officialOfFengchan, staffOfPuli, type World } from '../../support/world.ts';

/** A form as the browser is about to send it, filled in. */
export interface FilledForm {
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  /** of who is signed in */
  readonly token?: string | undefined;
}

/** A form of a page that changes something, and the way to it in a street (`openStreet`). */
export interface FormOfPage {
  readonly name: string;
  readonly fill: (world: World) => Promise<FilledForm>;
}

type Typed = Readonly<Record<string, string>>;
type Picked = (form: PageForm) => boolean;

const fieldsOf = (form: PageForm, typed: Typed) => [...new Map([...form.fields, ...Object.entries(typed)])];

const pick = (html: string, path: string, isIt: Picked = () => true): PageForm => {
  const form = formsOf(html).find((each) => each.action.split('?')[0] === path && isIt(each));
  if (!form) throw new Error(`no form to ${path}`);
  return form;
};

/** Opens a page and fills in its form to `path`. */
const fillOn = async (visitor: Visitor, asked: string, path: string, typed: Typed = {}, isIt?: Picked) => {
  const form = pick((await visitor.get(asked)).html, path, isIt);
  return { path: form.action, fields: fieldsOf(form, typed) };
};

/** Sends a form that is answered with what it would come to, and takes the form that confirms it. */
const confirming = async (visitor: Visitor, filled: FilledForm, typed: Typed = {}, isIt?: Picked) => {
  const form = pick((await visitor.post(filled.path, filled.fields)).html, filled.path.split('?')[0]!, isIt);
  return { path: form.action, fields: fieldsOf(form, typed) };
};

const ofResident = (name: string, act: string, typed: Typed = {}): FormOfPage => ({
  name: `a resident: ${name}`,
  fill: async (world) => {
    const { appointment, manageToken } = await booked(world, 1, slots.early);
    const path = `/a/${appointment.appointmentCode}/${manageToken}/${act}`;
    return fillOn(visit(world), path, path, typed);
  },
});

const filledIn = (n: number): Typed => {
  const { name, idNumber, phone } = person(n);
  const typed = { 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  return { ...typed, doseNumber: '1', consent: 'yes' };
};

const ofSignedIn =
  (actor: StaffActor) =>
  (name: string, fill: (visitor: Visitor, world: World) => Promise<FilledForm>): FormOfPage => ({
    name: `${actor.role}: ${name}`,
    fill: async (world) => {
      const token = await signedIn(world, actor);
      return { ...(await fill(visit(world, token), world)), token };
    },
  });
const ofStaff = ofSignedIn(staffOfPuli);
const ofOfficial = ofSignedIn(officialOfFengchan);

const act = (name: string, typed: Typed, begin: (world: World) => Promise<string>): FormOfPage =>
  ofStaff(name, async (visitor, world) => {
    const path = `/desk/puli/appointments/${await begin(world)}`;
    return fillOn(visitor, path, path, typed, ({ fields }) => fields.get('act') === typed.act);
  });

const office = (name: string, path: string, typed: Typed, query = ''): FormOfPage =>
  ofOfficial(name, async (visitor, world) => {
    await bookEarly(world, 1);
    return confirming(visitor, await fillOn(visitor, path + query, path, typed));
  });

const wishes: Typed = { 'needs.wheelchair': 'yes', rewardChoice: 'gym-card' };
const bookPath = `/sites/puli/slots/${slots.early}/book`;

/** One form for each kind of change and each role. */
export const residentForms: readonly FormOfPage[] = [
  {
    name: 'a resident: book',
    fill: (world) => fillOn(visit(world), bookPath, bookPath, { ...filledIn(1), ...wishes }),
  },
  ofResident('cancel', 'cancel'),
  ofResident('move', 'move', { slotId: slots.late }),
  ofResident('erase', 'erase'),
];

export const staffForms: readonly FormOfPage[] = [
  ofStaff('check in by code', async (visitor, world) => {
    const q = await bookEarly(world, 1);
    return fillOn(visitor, '/desk/puli', '/desk/puli/search', { q });
  }),
  act('complete', { act: 'complete' }, (world) => letIn(world, 1)),
  act('hand out', { act: 'handOut', itemIds: 'gym-card' }, async (world) => {
    await stockUp(world);
    return serve(world, 1);
  }),
  ofStaff('admit a walk-in', (visitor) => fillOn(visitor, '/desk/puli/walk-in', '/desk/puli/walk-in', filledIn(1))),
  ofStaff('close a day', async (visitor, world) => {
    await stockUp(world);
    await serve(world, 1);
    const path = '/desk/puli/close-day';
    const counted = await fillOn(visitor, path, path, { act: 'check', 'count.gym-card': '18' });
    return confirming(visitor, counted, { act: 'confirm' });
  }),
];

export const officialForms: readonly FormOfPage[] = [
  office('change a slot', `/office/sites/puli/slots/${slots.early}`, { capacity: '9' }),
  office('make slots', '/office/sites/puli/schedules', {
    ...{ from: '2026-11-26', to: '2026-11-27', opens: '8:30', closes: '10:30' },
    ...{ slotMinutes: '60', seats: '30', walkInSeats: '5', breakFrom: '', breakTo: '' },
  }),
  office('enter a receipt', '/office/sites/puli/stock', { itemId: 'eggs', quantity: '300' }, '?kind=receipt'),
  office('change a programme', '/office/programmes/fengchanlu-2022', { perPerson: '2', step: 'check' }),
  ofOfficial('pause a site', async (visitor, world) => {
    await bookEarly(world, 1);
    return fillOn(visitor, '/office/sites/puli/status?to=paused', '/office/sites/puli/status');
  }),
  ofOfficial('change a site', (visitor) =>
    fillOn(visitor, '/office/sites/puli', '/office/sites/puli', { address: '金水区文化路1号' }),
  ),
  ofOfficial('open an account', (visitor) => {
    const typed = { step: 'open', username: 'puli-01', scope: 'staff:puli', validUntil: '2026-12-31' };
    return fillOn(visitor, '/office/accounts', '/office/accounts', typed, ({ fields }) => fields.has('username'));
  }),
];
