import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { cancelAppointment } from '../../../../shared/usecases/residents/cancel-appointment.ts';
import { eraseAppointment } from '../../../../shared/usecases/residents/erase-appointment.ts';
import { moveAppointment } from '../../../../shared/usecases/residents/move-appointment.ts';
import { checkIn } from '../../../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../../shared/usecases/staff/hand-out.ts';
import { markMissing } from '../../../../shared/usecases/staff/mark-missing.ts';
import { markNoShow } from '../../../../shared/usecases/staff/mark-no-show.ts';
import { markPastNoShows } from '../../../../shared/usecases/staff/mark-past-no-shows.ts';
import { moveToStage } from '../../../../shared/usecases/staff/move-to-stage.ts';
import { undoCheckIn } from '../../../../shared/usecases/staff/undo-check-in.ts';
import { slots, today } from '../../../support/mutations/mutation.ts';
import { staffOfPuli } from '../../../support/world.ts';
import { type Competitor, competitorKey as key, type Target } from './competitor.ts';

type Ask = Competitor['ask'];

const own = (deps: Dependencies, code: string) => ({ key, code, token: deps.secrets.manageToken(code) });
const atDesk = ({ code }: Target) => ({ key, actor: staffOfPuli, code });

const onVisit = (name: string, ask: Ask, change: Partial<Competitor> = {}): Competitor => ({
  name,
  topics: ['visit'],
  ask,
  ...change,
});
const onDay = (name: string, ask: Ask): Competitor => ({ name, topics: ['day'], ask, isInSteps: true });

/** Somebody else acts on the same appointment. */
const onAppointment: readonly Competitor[] = [
  onVisit('the resident cancels', (deps, { code }) => cancelAppointment(deps, own(deps, code))),
  onVisit('the resident moves', (deps, { code, service }) => {
    const slotId = service.service === 'nucleic-acid-test' ? slots.test : slots.late;
    return moveAppointment(deps, { ...own(deps, code), siteId: slotId.split('-')[0]!, slotId });
  }),
  onVisit('the resident erases', (deps, { code }) => eraseAppointment(deps, own(deps, code)), { isInSteps: true }),
  onVisit('a colleague checks in', (deps, target) => checkIn(deps, { ...atDesk(target), siteId: 'puli' })),
  onVisit('a colleague undoes the check-in', (deps, target) => undoCheckIn(deps, atDesk(target))),
  onVisit('a colleague sends to a stage', (deps, target) => moveToStage(deps, { ...atDesk(target), stage: '等候区' })),
  onVisit('a colleague completes', (deps, target) => completeAppointment(deps, atDesk(target))),
  onVisit('a colleague marks a no-show', (deps, target) => markNoShow(deps, atDesk(target))),
  onVisit('a colleague hands out', (deps, target) => handOut(deps, { ...atDesk(target), itemIds: ['library-card'] })),
];

/** Somebody goes through all appointments of the day. */
const onAllOfDay: readonly Competitor[] = [
  onDay('a colleague closes the day', (deps) => {
    const input = { date: today, counts: [{ itemId: 'gym-card', counted: 19 }] };
    return closeDay(deps, { actor: staffOfPuli, key, siteId: 'puli', input });
  }),
  onDay('a colleague marks all who are missing', (deps) =>
    markMissing(deps, { actor: staffOfPuli, key, siteId: 'puli', localDate: today }),
  ),
  onDay('the job marks no-shows', (deps) => markPastNoShows(deps, { siteId: 'puli', localDate: today })),
];

/** Those who act on an appointment, one or all of a day. */
export const visits: readonly Competitor[] = [...onAppointment, ...onAllOfDay];
