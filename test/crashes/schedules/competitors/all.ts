import type { Concern } from '../concerns.ts';
import type { Competitor } from './competitor.ts';
import { neighbours } from './neighbours.ts';
import { offices } from './offices.ts';
import { storekeepers } from './storekeepers.ts';
import { visits } from './visits.ts';

/** Everybody who may get in the way, beside the same request from another process. */
export const competitors: readonly Competitor[] = [...neighbours, ...visits, ...offices, ...storekeepers];

/** Those who touch what a mutation touches. */
export const competitorsOf = ({ topics }: Concern): readonly Competitor[] =>
  competitors.filter((competitor) => competitor.topics.some((topic) => topics.includes(topic)));
