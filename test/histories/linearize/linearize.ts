import type { Call, Specification, Verdict } from './calls.ts';

interface Look<State> {
  readonly state: State;
  readonly text: string;
}

/** Where the search stands: who has acted, who has looked and at what, and the state that this leads to. */
interface Node<State, C extends Call> {
  readonly state: State;
  readonly acted: readonly boolean[];
  readonly looks: ReadonlyMap<number, Look<State>>;
  readonly order: readonly C[];
}

const defaultMaxNodes = 200_000;

/**
 * Wing and Gong's search with Lowe's memo ("Testing for linearizability", 2017): calls are put in an order that respects
 * real time, each answer must be the specification's, and no configuration (who has acted, the state) is tried twice.
 * A call whose outcome is open may act at any time after its start, or never. Configurations beyond `maxNodes` are not
 * tried: then the verdict is `undecided`.
 */
export const linearize = <State, C extends Call>(
  calls: readonly C[],
  specification: Specification<State, C>,
  maxNodes = defaultMaxNodes,
): Verdict<C> => {
  const byEnd = calls.toSorted((a, b) => (a.endAt ?? Number.POSITIVE_INFINITY) - (b.endAt ?? Number.POSITIVE_INFINITY));
  const tried = new Set<string>();
  let longest: readonly C[] = [];
  const start: Node<State, C> = {
    state: specification.initial,
    acted: byEnd.map(() => false),
    looks: new Map(),
    order: [],
  };
  const stack = [start];
  while (stack.length > 0) {
    const node = settle(stack.pop()!, byEnd, specification);
    if (node.order.length > longest.length) longest = node.order;
    const beforeAt = firstEndOf(node, byEnd);
    if (beforeAt === undefined) return { verdict: 'linearizable', order: node.order };
    const id = idOf(node, specification);
    if (tried.has(id)) continue;
    if (tried.size >= maxNodes) return { verdict: 'undecided' };
    tried.add(id);
    stack.push(...stepsFrom(node, byEnd, beforeAt, specification).toReversed());
  }
  return { verdict: 'not linearizable', longest };
};

/** Whatever acts next starts before this: the end of the first answered call that has not acted yet. */
const firstEndOf = ({ acted }: { acted: readonly boolean[] }, byEnd: readonly Call[]): number | undefined =>
  byEnd.find(({ endAt }, index) => endAt !== undefined && !acted[index])?.endAt;

/** Calls that change nothing and are answered rightly act at once: no order is lost by that. */
const settle = <State, C extends Call>(
  from: Node<State, C>,
  byEnd: readonly C[],
  { apply }: Specification<State, C>,
): Node<State, C> => {
  const { state } = from;
  const acted = [...from.acted];
  const looks = new Map(from.looks);
  const order = [...from.order];
  for (let hasActed = true; hasActed; ) {
    hasActed = false;
    const beforeAt = firstEndOf({ acted }, byEnd);
    for (const [index, call] of byEnd.entries()) {
      if (acted[index] || call.answer === undefined || call.startAt >= beforeAt!) continue;
      const after = apply(state, call, looks.get(index)?.state);
      if (after.state !== state || after.answer !== call.answer) continue;
      acted[index] = true;
      looks.delete(index);
      order.push(call);
      hasActed = true;
    }
  }
  return { state, acted, looks, order };
};

const idOf = <State, C extends Call>(
  { acted, looks, state }: Node<State, C>,
  { hashOf }: Specification<State, C>,
): string => {
  const seen = [...looks].map(([index, { text }]) => `${index}=${text}`).sort();
  return `${acted.map((has) => (has ? '1' : '0')).join('')} ${seen.join()} ${hashOf(state)}`;
};

/** Every next step: a call acts, with what it sees now or saw before; or it looks, and acts later. */
const stepsFrom = <State, C extends Call>(
  node: Node<State, C>,
  byEnd: readonly C[],
  beforeAt: number,
  specification: Specification<State, C>,
): Node<State, C>[] => {
  const acting: Node<State, C>[] = [];
  const looking: Node<State, C>[] = [];
  for (const [index, call] of byEnd.entries()) {
    if (node.acted[index] || call.looksFrom >= beforeAt) continue;
    const seen = node.looks.get(index);
    if (call.startAt < beforeAt) acting.push(...actsOf(node, index, call, seen, specification));
    const text = seen ? undefined : specification.look(node.state, call);
    if (text === undefined) continue;
    looking.push({ ...node, looks: new Map(node.looks).set(index, { state: node.state, text }) });
  }
  return [...acting, ...looking];
};

/** An open call whose answer nobody got need not be told from one that changed nothing: it is left to act later. */
const actsOf = <State, C extends Call>(
  node: Node<State, C>,
  index: number,
  call: C,
  seen: Look<State> | undefined,
  { apply }: Specification<State, C>,
): Node<State, C>[] => {
  const { state, answer } = apply(node.state, call, seen?.state);
  if (call.answer === undefined ? state === node.state : answer !== call.answer) return [];
  const looks = new Map(node.looks);
  looks.delete(index);
  return [{ state, acted: node.acted.with(index, true), looks, order: [...node.order, call] }];
};
