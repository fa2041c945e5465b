/** One place where the store contradicts an invariant (docs/domain.md). Names items by key, never a person. */
export interface Difference {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I7' | 'I8' | 'I9' | 'I10' | 'I13';
  /** the item: partition and sort key, or an appointment's code */
  readonly where: string;
  readonly says: string;
}

/** The difference, unless what is expected is what was found. */
export const differenceUnless = (
  holds: boolean,
  invariant: Difference['invariant'],
  where: string,
  says: string,
): Difference[] => (holds ? [] : [{ invariant, where, says }]);
