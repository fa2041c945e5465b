import type { Outcome } from '../../../../shared/domain/refusals.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { keyFor } from '../../../support/people.ts';
import type { World } from '../../../support/world.ts';
import type { Concern, Topic } from '../concerns.ts';

/** The mutation that a competitor gets in the way of. */
export interface Target extends Concern {
  /** the appointment that it is about, or makes */
  readonly code: string;
}

/** Somebody else who acts at the same time. */
export interface Competitor {
  readonly name: string;
  /** competes with mutations that touch one of these */
  readonly topics: readonly Topic[];
  /** brings the street to where the competitor can act, before the mutation is prepared and after */
  readonly before?: (world: World, concern: Concern) => Promise<unknown>;
  readonly after?: (world: World) => Promise<unknown>;
  readonly ask: (deps: Dependencies, target: Target) => Promise<Outcome<unknown>>;
  /** it takes several transactions, so that others may come between them */
  readonly isInSteps?: boolean;
}

/** The key of every competitor: each schedule has one. */
export const competitorKey = keyFor('competitor');
