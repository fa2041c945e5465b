import { person } from '../../support/people.ts';
import type { Books, Visit } from './books.ts';
import { itemId } from './desk.ts';

/** A request under a key, and what its answer changes in the books. */
export interface Act {
  readonly name: string;
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: object | undefined;
  /** pieces that a receipt brings */
  readonly quantity?: number;
  /** enters the first answer into the books */
  readonly enter: (json: ReturnType<typeof JSON.parse>) => void;
}

const attendeeOf = (n: number) => {
  const { birthDate: _, ...attendee } = person(n);
  return { service: 'covid19-vaccine', doseNumber: 1, attendee, consent: true };
};

/** Somebody new books for today. */
export const book = (books: Books, n: number): Act => ({
  name: 'book',
  method: 'POST',
  path: '/api/appointments',
  body: { siteId: books.desk.siteId, slotId: books.desk.today, ...attendeeOf(n) },
  enter: (json) => addVisit(books, json, false),
});

/** Somebody new walks in. */
export const walkIn = (books: Books, n: number): Act => ({
  name: 'walk-in',
  method: 'POST',
  path: `/api/staff/sites/${books.desk.siteId}/walk-ins`,
  token: books.desk.staff,
  body: attendeeOf(n),
  enter: (json) => addVisit(books, json, true),
});

const addVisit = ({ visits }: Books, json: ReturnType<typeof JSON.parse>, isWalkIn: boolean) => {
  const { appointmentCode: code, manageToken: token, status, slot } = json;
  const history = [isWalkIn ? 'walkIn' : 'booked'];
  visits.push({ code, token, status, slotId: slot.slotId, isWalkIn, history, isBusy: false });
};

type Step = (books: Books, visit: Visit) => Act;

const onVisit = (visit: Visit, name: string, what: string, act: Omit<Act, 'name' | 'method' | 'enter'>): Act => ({
  name,
  method: 'POST',
  ...act,
  enter: (json) => {
    visit.status = json.status ?? visit.status;
    visit.slotId = json.slot?.slotId ?? visit.slotId;
    visit.history.push(what);
  },
});

const byOwner = ({ code, token }: Visit, act: string, body?: object) => ({
  path: `/api/appointments/${code}/${act}`,
  token,
  body,
});
const byStaff = ({ desk }: Books, { code }: Visit, act: string, body?: object) => ({
  path: `/api/staff/appointments/${code}/${act}`,
  token: desk.staff,
  body,
});

const cancel: Step = (_, visit) => onVisit(visit, 'cancel', 'cancelled', byOwner(visit, 'cancel'));
const move: Step = ({ desk }, visit) => {
  const slotId = visit.slotId === desk.today ? desk.tomorrow : desk.today;
  return onVisit(visit, 'move', 'moved', byOwner(visit, 'move', { siteId: desk.siteId, slotId }));
};
const checkIn: Step = ({ desk }, visit) => {
  const path = `/api/staff/sites/${desk.siteId}/check-ins`;
  return onVisit(visit, 'check-in', 'checkedIn', { path, token: desk.staff, body: { appointmentCode: visit.code } });
};
const complete: Step = (books, visit) => onVisit(visit, 'complete', 'fulfilled', byStaff(books, visit, 'complete'));
const handOut: Step = (books, visit) => {
  const act = onVisit(visit, 'hand-out', 'handedOut', byStaff(books, visit, 'hand-outs', { itemIds: [itemId] }));
  const enter: Act['enter'] = (json) => {
    act.enter(json);
    books.onHand--;
  };
  return { ...act, enter };
};

/** What may be done next to a visit: one of several, as chance (0 ≤ chance < 1) will have it; nothing to one that is over. */
export const nextStep = (books: Books, visit: Visit, chance: number): Act | undefined => {
  if (visit.status === 'checkedIn') return complete(books, visit);
  if (visit.status === 'fulfilled') return visit.history.includes('handedOut') ? undefined : handOut(books, visit);
  if (visit.status !== 'booked') return undefined;
  if (visit.slotId === books.desk.tomorrow) return chance < 0.3 ? cancel(books, visit) : move(books, visit);
  return chance < 0.6 ? checkIn(books, visit) : chance < 0.8 ? move(books, visit) : cancel(books, visit);
};

/** Goods come. */
export const receive = (books: Books, quantity: number): Act => ({
  name: 'receipt',
  method: 'POST',
  path: `/api/official/sites/${books.desk.siteId}/stock`,
  token: books.desk.official,
  body: { itemId, kind: 'receipt', quantity },
  quantity,
  enter: () => {
    books.onHand += quantity;
  },
});

/** An official changes how many seats there are today. */
export const changeCapacity = (books: Books, capacity: number): Act => ({
  name: 'capacity',
  method: 'PATCH',
  path: `/api/official/sites/${books.desk.siteId}/slots/${books.desk.today}`,
  token: books.desk.official,
  body: { capacity, version: books.version },
  enter: (json) => {
    Object.assign(books, { capacity: json.capacity, version: json.version });
  },
});
