import type { StaffActor } from '../../shared/domain/accounts.ts';
import { isRefusal, type Outcome } from '../../shared/domain/refusals.ts';
import type { Site } from '../../shared/domain/sites.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';

/** What is exported: an area and all below it, on local dates from the first to the last. */
export interface ExportScope {
  readonly area: string;
  readonly from: string;
  readonly to: string;
}

/** An export under way: who looks, at what. The use cases themselves keep it within the area. */
export interface Export extends ExportScope {
  readonly deps: Dependencies;
  readonly actor: StaffActor;
  readonly sites: readonly Site[];
}

/** The area was found beforehand: a refusal here is a defect. */
export const allowed = <T>(outcome: Outcome<T>): T => {
  if (isRefusal(outcome)) throw new Error(`the export was refused: ${outcome.refused}`);
  return outcome;
};
