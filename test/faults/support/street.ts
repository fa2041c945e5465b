import type { Engine } from '../../../infra/local/dynamodb/engine.ts';
import type { Outcome } from '../../../shared/domain/refusals.ts';
import { openClone, type Prepared } from './clone.ts';
import { openProcess, type Process } from './process.ts';

/** A copy of a prepared street, in which processes with clocks of their own press the button. */
export interface Street {
  readonly engine: Engine;
  /** a process whose clock says so many milliseconds since the epoch; by default what the street was prepared at */
  process(clock?: () => number): Process;
  /** presses at a process of its own */
  press(clock?: () => number): Promise<Outcome<unknown>>;
}

/** Opens a copy; `change` alters its items first, as stored. */
export const openCopy = async (
  prepared: Prepared,
  change: (items: Prepared['items']) => Prepared['items'] = (items) => items,
): Promise<Street> => {
  const engine = await openClone({ ...prepared, items: change(prepared.items) });
  const process = (clock = () => prepared.at) => openProcess(engine, clock);
  return { engine, process, press: (clock) => prepared.ask(process(clock).deps) };
};
