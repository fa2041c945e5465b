/**
 * One request and what came of it, for a checker that knows nothing of the system. Moments are serial numbers of the
 * history's events, so that no two are equal.
 */
export interface Call {
  readonly startAt: number;
  /** when the answer came; undefined while the outcome is open */
  readonly endAt: number | undefined;
  /** undefined when the outcome is open: the operation may have had its effect at any time since, or never */
  readonly answer: string | undefined;
  /** since when the operation may have looked, where that is earlier than its start: what was remembered is older */
  readonly looksFrom: number;
}

/** A sequential specification. States are never changed in place. */
export interface Specification<State, C extends Call> {
  readonly initial: State;
  readonly hashOf: (state: State) => string;
  readonly apply: (state: State, call: C, seen?: State) => { readonly state: State; readonly answer: string };
  /**
   * What this operation would see at a state, as text, when its answer may rest on a look before it acted; undefined
   * when it may not.
   */
  readonly look: (state: State, call: C) => string | undefined;
}

/** Whether some order of the calls, one after the other, explains all answers. */
export type Verdict<C extends Call> =
  | { readonly verdict: 'linearizable'; readonly order: readonly C[] }
  | { readonly verdict: 'not linearizable'; readonly longest: readonly C[] }
  | { readonly verdict: 'undecided' };
