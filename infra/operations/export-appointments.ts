import type { AppointmentView } from '../../shared/domain/appointment-view.ts';
import type { HistoryWhat } from '../../shared/domain/appointments.ts';
import { datesBetween } from '../../shared/domain/time.ts';
import { viewDay } from '../../shared/usecases/staff/view-day.ts';
import { allowed, type Export } from './export-scope.ts';

/** The acts whose times are exported, in the order in which they happen; the last time of each. */
const acts = [
  'booked',
  'moved',
  'walkIn',
  'checkedIn',
  'fulfilled',
  'handedOut',
  'noShow',
] as const satisfies HistoryWhat[];

export const appointmentColumns = [
  'appointmentCode',
  'siteId',
  'slotId',
  'start',
  'service',
  'doseNumber',
  'status',
  'maskedName',
  'phoneTail',
  ...acts.map((what) => `${what}At`),
];

/** The day lists of all sites, page by page: who holds a seat, as staff see them. Cancelled appointments hold none. */
export async function* appointmentRows({ deps, actor, sites, from, to }: Export) {
  for (const { siteId } of sites) {
    for (const date of datesBetween(from, to)) {
      let cursor: string | undefined;
      do {
        const page = allowed(await viewDay(deps, { actor, siteId, input: { date, cursor } }));
        yield* page.appointments.map(rowOf);
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  }
}

const rowOf = ({ appointmentCode, site, slot, service, doseNumber, status, attendee, history }: AppointmentView) => [
  appointmentCode,
  site.siteId,
  slot.slotId,
  slot.start,
  service,
  doseNumber,
  status,
  attendee.maskedName,
  attendee.phoneTail,
  ...acts.map((act) => history.findLast(({ what }) => what === act)?.at),
];
