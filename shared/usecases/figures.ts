import { type Appointment, type HistoryEntry, type HistoryWhat, placementOf } from '../domain/appointments.ts';
import { isRunningLow } from '../domain/stock.ts';

/** What a site has left of an item. */
export interface ItemLeft {
  readonly siteId: string;
  readonly itemId: string;
  readonly onHand: number;
}

/** Where use cases tell what happened, for whoever counts it; a repeated request that changed nothing is not told. */
export interface Figures {
  /** an appointment was made, or an act changed it */
  acted(what: HistoryWhat): void;
  /** a hand-out left little of an item */
  stockLow(left: ItemLeft): void;
}

/** For a process in which nobody counts. */
export const noFigures: Figures = { acted: () => undefined, stockLow: () => undefined };

/** Tells what an act did. */
export const tellAct = (figures: Figures, appointment: Appointment, { what, items = [] }: HistoryEntry): void => {
  figures.acted(what);
  const { siteId } = placementOf(appointment).site;
  for (const { itemId, quantity, onHand } of items) {
    if (isRunningLow(onHand, quantity)) figures.stockLow({ siteId, itemId, onHand });
  }
};
