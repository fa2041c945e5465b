/** Somebody who sleeps, and until when. */
export interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

interface Entry extends Sleeper {
  readonly serial: number;
}

/** Who is woken when: by time, and in the order of falling asleep where times are equal. */
export interface Agenda {
  add(at: number, wake: () => void): void;
  /** takes out the next one */
  next(): Sleeper | undefined;
}

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.serial < b.serial);

/** A binary heap: thousands of residents sleep at the same time. */
export const openAgenda = (): Agenda => {
  const heap: Entry[] = [];
  let serial = 0;

  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  const rise = (from: number) => {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!isBefore(heap[place]!, heap[parent]!)) return;
      swap(place, parent);
      place = parent;
    }
  };
  const sink = () => {
    for (let place = 0; ; ) {
      const children = [2 * place + 1, 2 * place + 2].filter((child) => child < heap.length);
      const least = children.reduce((best, child) => (isBefore(heap[child]!, heap[best]!) ? child : best), place);
      if (least === place) return;
      swap(place, least);
      place = least;
    }
  };

  return {
    add: (at, wake) => {
      heap.push({ at, wake, serial: serial++ });
      rise(heap.length - 1);
    },
    next: () => {
      if (heap.length > 1) swap(0, heap.length - 1);
      const first = heap.pop();
      if (heap.length > 0) sink();
      return first;
    },
  };
};
