import type { StockInput } from '../../../../shared/domain/requests/officials.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { recordStock } from '../../../../shared/usecases/officials/record-stock.ts';
import { bookAppointment } from '../../../../shared/usecases/residents/book-appointment.ts';
import { handOut } from '../../../../shared/usecases/staff/hand-out.ts';
import { accepted } from '../../../support/answers.ts';
import { slots } from '../../../support/mutations/mutation.ts';
import { serve, stockUp } from '../../../support/mutations/visits.ts';
import { keyFor } from '../../../support/people.ts';
import { officialOfFengchan as actor, bookingFor, staffOfPuli, type World } from '../../../support/world.ts';
import { type Competitor, competitorKey as key } from './competitor.ts';

const itemId = 'gym-card';
const record = (deps: Dependencies, input: Omit<StockInput, 'itemId'>, recordKey = key) =>
  recordStock(deps, { actor, key: recordKey, siteId: 'puli', input: { itemId, ...input } });

const entering = (name: string, input: Omit<StockInput, 'itemId'>): Competitor => ({
  name,
  topics: ['stock'],
  before: (world) => stockUp(world),
  ask: (deps) => record(deps, input),
});

const servedBefore = 53;
const prepare = async (world: World) => {
  await stockUp(world);
  await serve(world, servedBefore);
};

/** A colleague gives a card of the same stock to somebody else. */
const givesCard: Competitor['ask'] = async (deps) => {
  const asked = { key: keyFor(`book-${servedBefore}`), input: bookingFor(servedBefore, slots.early) };
  const { appointment } = accepted(await bookAppointment(deps, asked));
  return handOut(deps, { key, actor: staffOfPuli, code: appointment.appointmentCode, itemIds: [itemId] });
};

/** Others who change the stock of the site. */
export const storekeepers: readonly Competitor[] = [
  { name: 'a colleague hands out of the same stock', topics: ['stock', 'day'], before: prepare, ask: givesCard },
  {
    name: 'a colleague hands out the last piece',
    topics: ['stock'],
    before: prepare,
    after: async ({ deps }) => accepted(await record(deps, { kind: 'count', quantity: 1 }, keyFor('counted-before'))),
    ask: givesCard,
  },
  entering('an official enters a receipt', { kind: 'receipt', quantity: 7 }),
  entering('an official enters a count', { kind: 'count', quantity: 11 }),
  entering('an official writes off', { kind: 'writeOff', quantity: 19 }),
];
