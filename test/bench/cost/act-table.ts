import type { Assumptions } from './assumptions.ts';
import { type Act, servedBy } from './measure/acts.ts';
import type { Measured } from './measure/record.ts';
import { count, type Table } from './render.ts';
import { logBytesOf } from './visits.ts';
import { type Occasion, volumesOf } from './volumes.ts';

/** What one of each request was measured to cost, beside how many of them each occasion brings. */
export const actTable = (measured: Measured, occasions: readonly Occasion[], given: Assumptions): Table => {
  const busy = occasions.filter(({ visits }) => visits > 0);
  const volumes = busy.map((occasion) => volumesOf(occasion, given));
  return {
    title: 'One of each request, and how many',
    head: [
      'Request',
      'Function',
      'Calls',
      'RRU',
      'WRU',
      'ms',
      'Log bytes',
      'Answer bytes',
      ...busy.map(({ name }) => name),
    ],
    rows: (Object.keys(servedBy) as Act[]).map((act) => {
      const { calls, readUnits, writeUnits, milliseconds, answerBytes } = measured.acts[act];
      const logged = logBytesOf(measured, measured.infra.prod, act);
      const facts = [calls, readUnits, writeUnits, milliseconds].map(String);
      return [
        act,
        servedBy[act],
        ...facts,
        count(logged),
        count(answerBytes),
        ...volumes.map((each) => count(each[act])),
      ];
    }),
  };
};
