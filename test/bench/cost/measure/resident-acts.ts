import { parseSlotId } from '../../../../shared/domain/slots.ts';
import { person } from '../../../support/people.ts';
import type { Recorder } from './acts.ts';
import { freeSlots, today } from './office.ts';

const [first = '', second = ''] = freeSlots;

/** Codes of who is booked: one comes, one does not. */
export interface Booked {
  readonly comes: string;
  readonly staysAway: string;
}

/** What residents do, on pages. */
export const residentActs = async (recorder: Recorder): Promise<Booked> => {
  const { round, sent, read } = recorder;
  await sent('sitesPage', 200, { path: '/' });
  await sent('dayPage', 200, { path: `/sites/site0?date=${today}` });
  await sent('formPage', 200, { path: `/sites/site0/slots/${first}/book` });
  const [comes, moves, stays] = [await book(recorder, 1), await book(recorder, 2), await book(recorder, 3)];
  await sent('appointmentPage', 200, { path: comes });
  const code = codeIn(comes);
  await sent('findPage', 200, { path: `/find?code=${code}` });
  const asked = await read(`/find?code=${code}`);
  const phoneTail = person(round * 10 + 1).phone.slice(-4);
  await sent('find', 303, { path: asked.action, form: new Map([...asked.fields, ['phoneTail', phoneTail]]) });
  const movePath = `${moves}/move?date=${parseSlotId(second)?.localDate}`;
  await sent('movePage', 200, { path: movePath });
  const move = await read(movePath);
  await sent('move', 303, { path: move.action, form: new Map([...move.fields, ['slotId', second]]) });
  await sent('cancelPage', 200, { path: `${moves}/cancel` });
  const cancel = await read(`${moves}/cancel`);
  await sent('cancel', 303, { path: cancel.action, form: cancel.fields });
  await sent('smallFile', 204, { path: '/favicon.ico' });
  return { comes: code, staysAway: codeIn(stays) };
};

const codeIn = (link: string): string => link.split('/')[2] ?? '';

/** Books on the form; answers the manage link. */
const book = async ({ round, sent, read }: Recorder, n: number): Promise<string> => {
  const { action, fields } = await read(`/sites/site0/slots/${first}/book?service=covid19-vaccine`);
  const { name, idNumber, phone } = person(round * 10 + n);
  const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  const form = new Map([...fields, ...Object.entries({ ...typed, service: 'covid19-vaccine', consent: 'yes' })]);
  return (await sent('book', 303, { path: action, form })).location;
};
