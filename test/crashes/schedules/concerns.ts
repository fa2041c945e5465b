import { slots } from '../../support/mutations/mutation.ts';

/** What two acts may meet at. */
export type Topic = 'seat' | 'visit' | 'slot' | 'day' | 'stock' | 'account' | 'site' | 'programme' | 'schedule';

/** What a mutation of the catalogue touches. */
export interface Concern {
  readonly topics: readonly Topic[];
  /** where seats are contested */
  readonly slotId: string;
  /** seats of that slot that are held when the mutation begins */
  readonly held: number;
  readonly service: { readonly service: string; readonly doseNumber?: number | undefined };
  /** it takes several transactions, so that others may come between them */
  readonly isInSteps?: boolean;
}

const vaccination = { service: 'covid19-vaccine', doseNumber: 1 };
const test = { service: 'nucleic-acid-test', doseNumber: undefined };

const visit = (slotId: string, held: number, change: Partial<Concern> = {}): Concern => ({
  topics: ['seat', 'visit', 'slot', 'day'],
  slotId,
  held,
  service: vaccination,
  ...change,
});

const office = (topics: readonly Topic[], change: Partial<Concern> = {}): Concern =>
  visit(slots.early, 1, { topics, ...change });

const atDesk = visit(slots.early, 1);
const steps = { isInSteps: true };

/** By the name of the mutation. */
export const concerns: Readonly<Record<string, Concern>> = {
  'book a vaccination': visit(slots.early, 0),
  'book a test': visit(slots.test, 0, { service: test }),
  'book in a slot of three lanes': visit(slots.large, 0),
  cancel: atDesk,
  'move within a day': visit(slots.late, 0),
  'move a vaccination to another day': visit(slots.tomorrow, 0),
  'move a test to another day': visit(slots.testTomorrow, 0, { service: test }),
  'erase what is booked': visit(slots.early, 1, steps),
  'erase what was cancelled': visit(slots.early, 1),

  'admit a walk-in': visit(slots.early, 0),
  'check in': atDesk,
  'undo a check-in': atDesk,
  'move to a stage': atDesk,
  complete: atDesk,
  'mark a no-show': atDesk,
  'hand out': office(['visit', 'stock', 'day']),
  'mark all who are missing': visit(slots.early, 2, steps),
  'the job marks no-shows': visit(slots.early, 2, steps),
  'close a day': office(['seat', 'visit', 'slot', 'day', 'stock'], steps),

  'raise a capacity': office(['seat', 'slot', 'day']),
  'raise a capacity by further lanes': office(['seat', 'slot', 'day']),
  'lower a capacity': office(['seat', 'slot', 'day']),
  'pause a slot': office(['seat', 'slot', 'day']),
  'open a site': office(['site']),
  'pause a site': office(['seat', 'site', 'slot']),
  'make the slots of two days': office(['schedule', 'slot'], steps),
  'put a programme': office(['programme', 'seat']),
  'enter a receipt': office(['stock', 'day']),
  'enter a count': office(['stock', 'day']),
  'open an account': office(['account']),
  'reset an account': office(['account']),
  'set an account’s last day': office(['account']),
  'dismiss an account': office(['account']),
};
