import { formOf, type PageForm } from '../../../support/html.ts';
import type { Answered, RequestCost, Send } from './desk.ts';
import type { Sent } from './events.ts';
import { officialActs } from './official-acts.ts';
import { residentActs } from './resident-acts.ts';
import { staffActs } from './staff-acts.ts';

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
  signInPage: 'staff',
  signIn: 'staff',
  deskDay: 'staff',
  checkIn: 'staff',
  refused: 'staff',
  personPage: 'staff',
  stage: 'staff',
  complete: 'staff',
  handOut: 'staff',
  walkInPage: 'staff',
  walkIn: 'staff',
  noShow: 'staff',
  officeDay: 'officials',
  slotPage: 'officials',
  checkChange: 'officials',
  changeCapacity: 'officials',
  report: 'officials',
  stockPage: 'officials',
  checkStock: 'officials',
  stockReceipt: 'officials',
} as const;

export type Act = keyof typeof servedBy;
export type Costs = Record<Act, RequestCost>;

/** What sends the requests of one round and notes what each cost. */
export interface Recorder {
  /** brings people and keys of its own */
  readonly round: number;
  readonly send: Send;
  /** Sends a request that counts as one of a kind. Fails when the answer is not the one expected. */
  sent(act: Act, status: number, request: Sent): Promise<Answered>;
  /** The first form of a page, read without being counted. */
  read(path: string, cookie?: string): Promise<PageForm>;
}

/** One of each, through the handler. */
export const sendAll = async (send: Send, round: number): Promise<Costs> => {
  const costs: Partial<Costs> = {};
  const recorder: Recorder = {
    round,
    send,
    sent: async (act, status, request) => {
      const answer = await send(request);
      if (answer.status !== status) throw new Error(`${act}: ${answer.status} ${answer.text.slice(0, 500)}`);
      costs[act] = answer.cost;
      return answer;
    },
    read: async (path, cookie) => formOf((await send({ path, cookie })).text),
  };
  const booked = await residentActs(recorder);
  await staffActs(recorder, booked);
  await officialActs(recorder);
  const inOrder = Object.keys(servedBy) as Act[];
  return Object.fromEntries(inOrder.map((act) => [act, costs[act]])) as Costs;
};
