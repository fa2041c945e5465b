/** Pieces of one item. */
export interface Pieces {
  readonly itemId: string;
  readonly quantity: number;
}

/** What a day came to, at one site or at all: people, and pieces handed out. */
export interface Figures {
  readonly capacity: number;
  /** of both pools, walk-ins included */
  readonly booked: number;
  readonly walkIns: number;
  /** checked in and not done yet */
  readonly checkedIn: number;
  readonly fulfilled: number;
  readonly noShow: number;
  readonly cancelled: number;
  readonly handedOut: readonly Pieces[];
}

/** A site's line of the report. */
export interface SiteFigures extends Figures {
  readonly siteId: string;
  readonly name: string;
  readonly stock: readonly { readonly itemId: string; readonly onHand: number }[];
  readonly closed: boolean;
}

/** An item as people count it. */
export interface ItemShown {
  readonly itemId: string;
  readonly name: string;
  readonly unit: string;
}

/** People who came, done or not. */
export const arrivedOf = ({ checkedIn, fulfilled }: Figures): number => checkedIn + fulfilled;

/** People who are booked, have not come, and were not recorded as missing. */
export const expectedOf = (figures: Figures): number => figures.booked - arrivedOf(figures) - figures.noShow;

/** Pieces of an item that were handed out. */
export const givenOf = ({ handedOut }: Figures, itemId: string): number =>
  handedOut.find((pieces) => pieces.itemId === itemId)?.quantity ?? 0;

/** Pieces of an item that are on hand, at one site or more. */
export const onHandOf = (sites: readonly Pick<SiteFigures, 'stock'>[], itemId: string): number =>
  sites.reduce((sum, { stock }) => sum + (stock.find((item) => item.itemId === itemId)?.onHand ?? 0), 0);

/** True when a site had slots, gave something out or closed the day: what else there is has nothing to report. */
export const hasHappened = ({ capacity, handedOut, closed }: SiteFigures): boolean =>
  capacity > 0 || handedOut.length > 0 || closed;
