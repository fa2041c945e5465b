import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { Request } from '../model/operations.ts';

/** A way to get it wrong, switched on in these tests only. */
export interface Defect {
  readonly name: string;
  /** spoils what a process sends to the store */
  readonly spoil?: (deps: Dependencies) => void;
  /** takes the place of the real use cases; `repetition` counts how often this client has sent the request before */
  readonly perform?: (deps: Dependencies, request: Request, repetition: number) => Promise<string>;
}
