import type { Write } from '../../store/transaction.ts';

/** One place where the store contradicts an invariant (docs/domain.md). Names items by key, never a person. */
export interface Difference {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I12' | 'I13';
  /** the item: partition and sort key, or an appointment's code */
  readonly where: string;
  readonly says: string;
}

/** What can be done about it: writes that hold only while everything is as it was read, or what a person has to decide. */
export type Remedy = { readonly does: string; readonly writes: readonly Write[] } | { readonly person: string };

/** A difference with what can be done about it. */
export interface Finding extends Difference {
  /** which of the rules about this item is broken: the same in both looks, while numbers in `says` may move */
  readonly rule: string;
  readonly remedy: Remedy;
  /** whose day or stock it is about, for the audit entry */
  readonly siteId?: string | undefined;
}

/** The finding, unless what is expected is what was found. */
export const findingUnless = (holds: boolean, finding: () => Finding): Finding[] => (holds ? [] : [finding()]);

/** What tells a finding from all others. */
export const findingId = ({ invariant, where, rule }: Finding): string => `${invariant} ${where} ${rule}`;

/** A repair that the store itself decides. */
export const repair = (does: string, ...writes: readonly Write[]): Remedy => ({ does, writes });

/** What the store cannot decide, and what to do. */
export const needsPerson = (person: string): Remedy => ({ person });

/** The difference alone, as reports and logs have it. */
export const differenceOf = ({ invariant, where, says }: Finding): Difference => ({ invariant, where, says });

/**
 * Beside a running server the items of one act may be read before and after it. What looks wrong is read once more,
 * strongly consistent and only that, and is a finding when it is wrong both times.
 */
export const lookTwice = async (
  first: readonly Finding[],
  again: (suspects: readonly Finding[]) => Promise<readonly Finding[]>,
): Promise<Finding[]> => {
  if (first.length === 0) return [];
  const seen = new Set(first.map(findingId));
  return (await again(first)).filter((finding) => seen.has(findingId(finding)));
};
