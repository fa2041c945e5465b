import type { Fault } from '../../simulation/faults.ts';
import type { Request } from '../model/operations.ts';
import type { Dice } from './dice.ts';
import type { Step, Strike } from './plan.ts';

/** Which calls each operation makes; `Query` is what a process reads of a day, or of the directory. */
export const callsOf: Readonly<Record<Request['do'], readonly string[]>> = {
  book: ['TransactWriteItems', 'Query', 'BatchGetItem'],
  move: ['GetItem', 'TransactWriteItems', 'Query'],
  cancel: ['GetItem', 'TransactWriteItems'],
  checkIn: ['GetItem', 'TransactWriteItems'],
  undoCheckIn: ['GetItem', 'TransactWriteItems'],
  complete: ['GetItem', 'TransactWriteItems'],
  handOut: ['BatchGetItem', 'TransactWriteItems'],
  changeSlot: ['BatchGetItem', 'TransactWriteItems', 'GetItem'],
  receive: ['GetItem', 'TransactWriteItems'],
};

const writeFaults = ['crashBefore', 'crashAfter', 'timeoutBefore', 'timeoutAfter', 'throttle', 'conflict'] as const;

/** What may strike a call: a plain read never conflicts. */
export const faultsOf = (call: string): readonly Fault[] =>
  call === 'TransactWriteItems' ? writeFaults : writeFaults.slice(0, 5);

/** A place where a history can be struck. */
export type Cell = Pick<Strike, 'during' | 'call' | 'fault'> & {
  /** the call is the process's read of the directory, before all others */
  readonly isOfDirectory: boolean;
};

/** Every kind of fault at every store call of every operation. */
export const cells: readonly Cell[] = (Object.entries(callsOf) as [Request['do'], readonly string[]][]).flatMap(
  ([during, calls]) => [
    ...calls.flatMap((call) => faultsOf(call).map((fault) => ({ during, call, fault, isOfDirectory: false }))),
    ...faultsOf('Query').map((fault) => ({ during, call: 'Query', fault, isOfDirectory: true })),
  ],
);

/** The place that the history of a seed tries to strike. */
export const cellOf = (seed: number): Cell => cells[seed % cells.length]!;

/** What a process reads only when its memory of a slot does not do: that is rare unless clients share a process. */
export const isOfMemory = ({ during, call, isOfDirectory }: Cell): boolean =>
  !isOfDirectory && ((during === 'book' && call !== 'TransactWriteItems') || (during === 'move' && call === 'Query'));

/** As many as `commit` tries (shared/store/transaction.ts), so that the act is given up. */
const untilGivenUp = 12;

/** Up to three faults, most often one or none, the first at the given place if there is any. */
export const strikesFor = (dice: Dice, clients: readonly (readonly Step[])[], first: Cell): Strike[] => {
  const asked = [...new Set(clients.flat().map(({ request }) => request.do))];
  const count = Number(dice.weighted({ '0': 2, '1': 4, '2': 2, '3': 1 }));
  return Array.from({ length: count }, (_, index) => {
    const cell = index === 0 && asked.includes(first.during) ? first : someCell(dice, asked);
    const { during, call, fault } = cell;
    const isRefusal = fault === 'throttle' || fault === 'conflict';
    const times = isRefusal && dice.chance(0.3) ? untilGivenUp : 1;
    return { fault, during, call, nth: call === 'TransactWriteItems' ? dice.below(index === 0 ? 2 : 3) : 0, times };
  });
};

const someCell = (dice: Dice, asked: readonly Request['do'][]): Cell => {
  const during = dice.oneOf(asked);
  const call = dice.oneOf(callsOf[during]);
  return { during, call, fault: dice.oneOf(faultsOf(call)), isOfDirectory: false };
};
