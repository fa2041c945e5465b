import { admitWalkIn } from '../../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { markMissing } from '../../../shared/usecases/staff/mark-missing.ts';
import { markNoShow } from '../../../shared/usecases/staff/mark-no-show.ts';
import { markPastNoShows } from '../../../shared/usecases/staff/mark-past-no-shows.ts';
import { moveToStage } from '../../../shared/usecases/staff/move-to-stage.ts';
import { undoCheckIn } from '../../../shared/usecases/staff/undo-check-in.ts';
import { keyFor, person } from '../people.ts';
import { staffOfPuli, type World } from '../world.ts';
import { type Ask, type Mutation, today } from './mutation.ts';
import { bookEarly, letIn, serve, stockUp } from './visits.ts';

const key = keyFor('mutation');
const asked = (code: string) => ({ key, actor: staffOfPuli, code });

/** An act on one appointment that somebody brought to where the act begins. */
const actOn = (name: string, begin: (world: World, n: number) => Promise<string>, act: (code: string) => Ask) =>
  ({ name, prepare: async (world: World) => act(await begin(world, 1)) }) satisfies Mutation;

const afterTheLastSlot = `${today}T18:00:00+08:00`;
const lateAtNight = `${today}T23:00:00+08:00`;

/** What staff change, and the job that marks no-shows. */
export const staffMutations: readonly Mutation[] = [
  {
    name: 'admit a walk-in',
    prepare: async () => (deps) => {
      const input = { service: 'covid19-vaccine', doseNumber: 1, attendee: person(1), consent: true } as const;
      return admitWalkIn(deps, { key, actor: staffOfPuli, siteId: 'puli', input });
    },
  },
  actOn('check in', bookEarly, (code) => (deps) => checkIn(deps, { ...asked(code), siteId: 'puli' })),
  actOn('undo a check-in', letIn, (code) => (deps) => undoCheckIn(deps, asked(code))),
  actOn('move to a stage', letIn, (code) => (deps) => moveToStage(deps, { ...asked(code), stage: '等候区' })),
  actOn('complete', letIn, (code) => (deps) => completeAppointment(deps, asked(code))),
  actOn('mark a no-show', bookEarly, (code) => (deps) => markNoShow(deps, asked(code))),
  {
    name: 'hand out',
    prepare: async (world) => {
      await stockUp(world);
      const code = await serve(world, 1);
      return (deps) => handOut(deps, { ...asked(code), itemIds: ['gym-card'] });
    },
  },
  {
    name: 'mark all who are missing',
    prepare: async (world) => {
      for (const n of [1, 2]) await bookEarly(world, n);
      world.clock.set(afterTheLastSlot);
      return (deps) => markMissing(deps, { actor: staffOfPuli, key, siteId: 'puli', localDate: today });
    },
  },
  {
    name: 'the job marks no-shows',
    prepare: async (world) => {
      for (const n of [1, 2]) await bookEarly(world, n);
      world.clock.set(lateAtNight);
      return (deps) => markPastNoShows(deps, { siteId: 'puli', localDate: today });
    },
  },
  {
    name: 'close a day',
    prepare: async (world) => {
      await stockUp(world);
      await serve(world, 1);
      const input = { date: today, counts: [{ itemId: 'gym-card', counted: 18 }] };
      return (deps) => closeDay(deps, { actor: staffOfPuli, key, siteId: 'puli', input });
    },
  },
];
