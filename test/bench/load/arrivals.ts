/** What is asked for under sustained load. */
export const kinds = [
  'book',
  'availability page',
  'list of sites',
  'slots',
  'look up',
  'cancel',
  'day list',
  'day screen',
] as const;
export type Kind = (typeof kinds)[number];

/** How often each kind comes beside the bookings, in parts: many look, few book, and the screens of the office look anew. */
const parts: Readonly<Record<Exclude<Kind, 'book'>, number>> = {
  'availability page': 80,
  'list of sites': 20,
  slots: 20,
  'look up': 30,
  cancel: 4,
  'day list': 4,
  'day screen': 2,
};

/** A request that comes at its own time, however long the ones before it take. */
export interface Arrival {
  /** milliseconds after the beginning */
  readonly dueAfter: number;
  readonly kind: Kind;
}

/** How much comes in how long. */
export interface Demand {
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly bookingsPerSecond: number;
}

/**
 * A Poisson process: independent people, with the clusters and the gaps that these make. Which kind comes is drawn for each
 * request, so that `bookingsPerSecond` is an average too.
 */
export function* arrivals(demand: Demand, random: () => number): Generator<Arrival> {
  const draw = drawKind(demand, random);
  const meanGap = 1_000 / demand.requestsPerSecond;
  let dueAfter = 0;
  for (;;) {
    dueAfter -= meanGap * Math.log(1 - random());
    if (dueAfter >= demand.seconds * 1_000) return;
    yield { dueAfter, kind: draw() };
  }
}

const drawKind = ({ requestsPerSecond, bookingsPerSecond }: Demand, random: () => number): (() => Kind) => {
  const others = Object.entries(parts) as [Kind, number][];
  const allParts = others.reduce((sum, [, part]) => sum + part, 0);
  return () => {
    if (random() * requestsPerSecond < bookingsPerSecond) return 'book';
    let left = random() * allParts;
    return others.find(([, part]) => {
      left -= part;
      return left < 0;
    })![0];
  };
};
