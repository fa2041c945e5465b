import type { Outcome } from '../../../../shared/domain/refusals.ts';
import type { BookingInput } from '../../../../shared/domain/requests/residents.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';

/** What a resident sends, the same each time they press. */
export interface Asked {
  readonly key: string;
  readonly input: BookingInput;
}

/** One way to give seats to a rush. Throws when the resident has to press again. */
export interface Design {
  readonly name: string;
  /** write units that a booking needs on the item with the seats */
  readonly seatUnits: number;
  /** write units of a booking in all when nobody is in the way */
  readonly bookingUnits: number;
  /** whether the seats may be shared out over lanes */
  readonly hasLanes: boolean;
  /** whether the item with the seats is locked from prepare to commit */
  readonly locksSeats: boolean;
  readonly book: (deps: Dependencies, asked: Asked) => Promise<Outcome<unknown>>;
}
