import type { RewardProgramme, RewardRule } from '../../domain/rewards.ts';

/** A reward programme as officials send and see it: the shape of the demo input, and its version. */
export interface ProgrammeView {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly service: string;
  readonly rules: readonly RewardRule[];
  /** how often it gives to one person */
  readonly perPerson: number;
  readonly version: number;
  readonly suspended?: true;
}

export const viewProgramme = (programme: RewardProgramme): ProgrammeView => {
  const { programmeId, name, area, service, rules, perPerson, version, suspended } = programme;
  return { id: programmeId, name, area, service, rules, perPerson, version, ...(suspended && { suspended }) };
};
