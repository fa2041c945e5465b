import type { Request } from '../model/operations.ts';
import { type State, siteOf } from '../model/state.ts';
import type { Dice } from './dice.ts';
import type { Theme } from './themes.ts';

/** What one client may ask for next, given what it and others are going to ask for. */
export interface Asking {
  readonly dice: Dice;
  readonly theme: Theme;
  readonly start: State;
  readonly isTest: boolean;
  readonly personCount: number;
  /** bookings of this client so far, by key and slot */
  readonly own: Map<string, string>;
  /** bookings of all clients so far */
  readonly all: Map<string, string>;
}

/** A new request under a key that nobody used. */
export const newRequest = (asking: Asking, client: number, serial: number): Request => {
  const { dice, theme, start } = asking;
  const slots = Object.keys(start.slots);
  const what = dice.weighted(theme.weights) as Request['do'];
  const key = `${letterOf[what]}${client}${serial}`;
  if (what === 'book') return newBooking(asking, client, key, dice.oneOf(slots));
  if (what === 'changeSlot') return newChange(asking, key, dice.oneOf(slots));
  if (what === 'receive') {
    const item = dice.oneOf(['eggs', 'library-card']);
    return { do: what, key, item, quantity: item === 'eggs' ? 10 : 1 };
  }
  const [appointment, slot] = someAppointment(asking);
  if (what === 'move') return { do: what, key, appointment, slot: dice.oneOf(slots) };
  if (what === 'cancel') return { do: what, key, appointment };
  return { do: what, key, appointment, site: dice.chance(0.95) ? siteOf(slot) : siteOf(dice.oneOf(slots)) };
};

const letterOf: Record<Request['do'], string> = {
  book: 'b',
  move: 'm',
  cancel: 'c',
  checkIn: 'i',
  undoCheckIn: 'u',
  complete: 'd',
  handOut: 'h',
  changeSlot: 's',
  receive: 'r',
};

/** Mostly the client's own person. */
const newBooking = (asking: Asking, client: number, key: string, slot: string): Request => {
  const { dice, isTest, personCount, own, all } = asking;
  own.set(key, slot);
  all.set(key, slot);
  const person = dice.chance(0.6) ? 1 + ((client - 1) % personCount) : dice.between(1, personCount);
  return { do: 'book', key, person, ...(!isTest && { dose: dice.chance(0.8) ? 1 : 2 }), slot };
};

const newChange = ({ dice, start }: Asking, key: string, slot: string): Request => {
  const { capacity } = start.slots[slot]!;
  const what = dice.weighted({ capacity: 3, status: 2, both: 1 });
  return {
    do: 'changeSlot',
    key,
    slot,
    ...(what !== 'status' && { capacity: Math.max(0, capacity + dice.oneOf([-2, -1, -1, 1, 1, 2])) }),
    ...(what !== 'capacity' && { status: dice.oneOf(['open', 'open', 'paused'] as const) }),
    version: 0,
  };
};

/** Own bookings rather than those that were there before, these rather than other clients'. */
const someAppointment = ({ dice, start, own, all }: Asking): readonly [string, string] => {
  const before = Object.entries(start.appointments).map(([name, { slot }]) => [name, slot] as const);
  const choices = [...own, ...own, ...before, ...before, ...all];
  return choices.length > 0 ? dice.oneOf(choices) : ['nobody', Object.keys(start.slots)[0]!];
};
