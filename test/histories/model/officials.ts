import type { Done } from './apply.ts';
import type { ChangeSlot, Receive } from './operations.ts';
import { heldIn, type State } from './state.ts';

/** Whoever saw an older version is told so; capacity never falls below the seats that are held. */
export const changeSlot = (state: State, change: ChangeSlot, seen = state): Done => {
  const slot = state.slots[change.slot]!;
  if (slot.version !== change.version) return 'STALE_VERSION';
  const { capacity = slot.capacity, status = slot.status } = change;
  const held = heldIn(state, change.slot);
  if (capacity < held) return `CAPACITY_BELOW_BOOKED ${held}`;
  const after = { capacity, status, version: slot.version + 1 };
  return {
    state: { ...state, slots: { ...state.slots, [change.slot]: after } },
    answer: `${heldIn(seen, change.slot)} of ${capacity}, ${status}, version ${after.version}`,
  };
};

/** Goods received are there from now on. */
export const receive = (state: State, { item, quantity }: Receive, seen = state): Done => ({
  state: { ...state, stock: { ...state.stock, [item]: (state.stock[item] ?? 0) + quantity } },
  answer: `${(seen.stock[item] ?? 0) + quantity} ${item}`,
});
