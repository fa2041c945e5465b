import { checkIn, complete, handOut, undoCheckIn } from './desk.ts';
import { changeSlot, receive } from './officials.ts';
import type { Operation } from './operations.ts';
import { book, cancel, move } from './residents.ts';
import { type State, withAnswer } from './state.ts';
import { stored, textOfStore } from './store.ts';

/** What the operation comes to: the state after it and its answer, or a refusal, which changes nothing. */
export type Done = { readonly state: State; readonly answer: string } | string;

const judge = (state: State, operation: Operation, seen: State | undefined): Done => {
  switch (operation.do) {
    case 'book':
      return book(state, operation, seen);
    case 'move':
      return move(state, operation, seen);
    case 'cancel':
      return cancel(state, operation);
    case 'checkIn':
      return checkIn(state, operation);
    case 'undoCheckIn':
      return undoCheckIn(state, operation);
    case 'complete':
      return complete(state, operation);
    case 'handOut':
      return handOut(state, operation, seen);
    case 'changeSlot':
      return changeSlot(state, operation, seen);
    case 'receive':
      return receive(state, operation, seen);
    case 'inspect':
      return textOfStore(stored(state));
  }
};

/**
 * The specification: what one operation does and answers when nothing else happens meanwhile. A key that had an effect
 * gets its first answer again, or KEY_REUSED for other words. `seen` is the state at which the operation looked before
 * it acted, where it did: SLOT_FULL and the figures that stand beside an answer may come from there, nothing else.
 */
export const apply = (state: State, operation: Operation, seen?: State): { state: State; answer: string } => {
  const request = JSON.stringify(operation);
  const first = state.answered[operation.key];
  if (first) return { state, answer: first.request === request ? first.answer : 'KEY_REUSED' };
  const done = judge(state, operation, seen);
  if (typeof done === 'string') return { state, answer: done };
  return { state: withAnswer(done.state, operation.key, { request, answer: done.answer }), answer: done.answer };
};
