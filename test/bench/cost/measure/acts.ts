import { parseSlotId } from '../../../../shared/domain/slots.ts';
import { formOf } from '../../../support/html.ts';
import { keyFor, person } from '../../../support/people.ts';
import type { Answered, RequestCost, Send } from './desk.ts';
import type { Sent } from './events.ts';
import { freeSlots, password, siteIds, today } from './office.ts';

/** Every kind of request that the volumes count, and which function serves it. */
export const servedBy = {
  sitesPage: 'residents',
  dayPage: 'residents',
  formPage: 'residents',
  book: 'residents',
  appointmentPage: 'residents',
  findPage: 'residents',
  find: 'residents',
  cancelPage: 'residents',
  cancel: 'residents',
  movePage: 'residents',
  move: 'residents',
  smallFile: 'residents',
  signIn: 'staff',
  dayList: 'staff',
  checkIn: 'staff',
  refused: 'staff',
  stage: 'staff',
  complete: 'staff',
  handOut: 'staff',
  walkIn: 'staff',
  noShow: 'staff',
  slots: 'officials',
  changeCapacity: 'officials',
  report: 'officials',
  stockReceipt: 'officials',
} as const;

export type Act = keyof typeof servedBy;
export type Costs = Record<Act, RequestCost>;

const [first = '', second = ''] = freeSlots;

/** One of each, through the handler; `round` brings people of its own. Fails when an answer is not the one expected. */
export const sendAll = async (send: Send, round: number): Promise<Costs> => {
  const costs: Partial<Costs> = {};
  const sent = async (act: Act, status: number, request: Sent): Promise<Answered> => {
    const answer = await send(request);
    if (answer.status !== status) throw new Error(`${act}: ${answer.status} ${answer.text.slice(0, 500)}`);
    costs[act] = answer.cost;
    return answer;
  };
  const key = (name: string) => keyFor(`${name}-${round}`);
  const read = async (path: string) => formOf((await send({ path, gzip: false })).text);
  const book = async (n: number): Promise<string> => {
    const { action, fields } = await read(`/sites/site0/slots/${first}/book?service=covid19-vaccine`);
    const { name, idNumber, phone } = person(round * 10 + n);
    const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
    const form = new Map([...fields, ...Object.entries({ ...typed, service: 'covid19-vaccine', consent: 'yes' })]);
    return (await sent('book', 303, { path: action, form })).location;
  };
  const codeIn = (link: string) => link.split('/')[2] ?? '';

  await sent('sitesPage', 200, { path: '/' });
  await sent('dayPage', 200, { path: `/sites/site0?date=${today}` });
  await sent('formPage', 200, { path: `/sites/site0/slots/${first}/book` });
  const [comes, moves, stays] = [await book(1), await book(2), await book(3)];
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

  const signIn = (username: string) => sent('signIn', 200, { path: '/api/sign-in', json: { username, password } });
  const { token: staff } = JSON.parse((await signIn('staff-site0')).text);
  const { token: official } = JSON.parse((await signIn('official')).text);
  const desk = '/api/staff/sites/site0';
  const onAppointment = (what: string, of = code) => ({
    path: `/api/staff/appointments/${of}/${what}`,
    token: staff,
    key: key(what),
  });
  await sent('dayList', 200, { path: `${desk}/day`, token: staff });
  await sent('checkIn', 200, {
    path: `${desk}/check-ins`,
    token: staff,
    key: key('in'),
    json: { appointmentCode: code },
  });
  await sent('refused', 409, { ...onAppointment('hand-outs'), key: key('early'), json: { itemIds: ['gym-card'] } });
  await sent('stage', 200, { ...onAppointment('stage'), json: { stage: '等候区' } });
  await sent('complete', 200, onAppointment('complete'));
  await sent('handOut', 200, { ...onAppointment('hand-outs'), json: { itemIds: ['gym-card'] } });
  const { birthDate: _inTheIdNumber, ...attendee } = person(round * 10 + 4);
  const walkIn = { attendee, service: 'covid19-vaccine', doseNumber: 1, consent: true };
  await sent('walkIn', 201, { path: `${desk}/walk-ins`, token: staff, key: key('walk'), json: walkIn });
  await sent('noShow', 200, onAppointment('no-show', codeIn(stays)));

  const office = `/api/official/sites/${siteIds[1]}`;
  const { text } = await sent('slots', 200, { path: `${office}/slots?date=${today}`, token: official, gzip: false });
  const [slot] = JSON.parse(text).slots;
  const capacity = { capacity: slot.capacity + 1, version: slot.version };
  const change = { method: 'PATCH', path: `${office}/slots/${slot.slotId}`, token: official, json: capacity };
  await sent('changeCapacity', 200, change);
  await sent('report', 200, { path: '/api/official/reports/daily', token: official });
  const receipt = { itemId: 'eggs', kind: 'receipt', quantity: 100 };
  await sent('stockReceipt', 201, { path: `${office}/stock`, token: official, key: key('stock'), json: receipt });
  return costs as Costs;
};
