import { withoutNetwork } from '../../../infra/local/embedded-table.ts';
import type { Outcome } from '../../../shared/domain/refusals.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { type Ask, type Mutation, openStreet } from '../../support/mutations/mutation.ts';
import type { World } from '../../support/world.ts';
import type { Competitor } from './competitors/competitor.ts';
import { concerns } from './concerns.ts';
import { comparing } from './outcome.ts';
import { startProcess } from './process.ts';
import { type Stage, type Stored, setStage } from './stage.ts';

/** A mutation and, unless it is alone, who gets in its way: on a stage from which every schedule of the two starts. */
export interface Play {
  readonly name: string;
  readonly stage: Stage;
  readonly ask: Ask;
  readonly rival?: ((deps: Dependencies) => Promise<Outcome<unknown>>) | undefined;
  /** the answer as text, without what it only shows */
  readonly compare: (answer: unknown) => string;
  /** others may come between the transactions of one of the two */
  readonly isInSteps: boolean;
}

/** The same request, from another process. */
export const sameRequest = 'the same request by another process';

/** `spoil` may take a guard away, to see that the schedules notice. */
export const preparePlay = async (
  mutation: Mutation,
  competitor?: Competitor | typeof sameRequest,
  spoil?: (table: Table) => void,
): Promise<Play> => {
  const concern = concerns[mutation.name]!;
  const world = await openStreet();
  const other = competitor === sameRequest ? undefined : competitor;
  await other?.before?.(world, concern);
  const ask = await mutation.prepare(world);
  await other?.after?.(world);
  // Faults are made before the SDK (process.ts); what it does for a network is half the time of a schedule.
  withoutNetwork(world.table);
  spoil?.(world.table);
  const stage = await setStage(world);
  const code = await codeAbout(stage, ask);
  const name = `${mutation.name} ‖ ${other?.name ?? competitor ?? 'nobody'}`;
  return {
    name,
    compare: comparing(name),
    stage,
    ask,
    rival: competitor === sameRequest ? ask : other && ((deps) => other.ask(deps, { ...concern, code })),
    isInSteps: (concern.isInSteps ?? other?.isInSteps) === true,
  };
};

/** Lets the engine of a play go. */
export const endPlay = ({ stage }: Play): void => stage.world.engine!.close();

/** The code of the appointment that the mutation changes or, if it changes none, the one that is there. */
const codeAbout = async (stage: Stage, ask: Ask): Promise<string> => {
  const before = await stage.read();
  await ask(startProcess(stage.world as World).deps);
  const after = await stage.read();
  await stage.reset();
  const changed = [...after].find(([key, item]) => key.startsWith('A#') && !isSame(before, key, item));
  const present = [...after.keys()].find((key) => key.startsWith('A#'));
  return (changed?.[0] ?? present ?? '').replace(/^A#(\S+) A$/, '$1');
};

const isSame = (stored: Stored, key: string, item: unknown) => JSON.stringify(stored.get(key)) === JSON.stringify(item);
