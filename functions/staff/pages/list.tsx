import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal, type Outcome } from '../../../shared/domain/refusals.ts';
import { addDays, formatInstant } from '../../../shared/domain/time.ts';
import { type DaySlot, viewDay } from '../../../shared/usecases/staff/view-day.ts';
import { ListPage } from '../../../web/pages/staff/list-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { scriptPath } from '../../http/public-files.ts';
import { personProps } from './person.ts';
import { dateAsked, refusedPage, type SiteAsked, sitePage } from './site-page.ts';

type ListAsked = SiteAsked<typeof paths.deskList>;

/** Lines for walk-ins on paper: as many as there are places left, within reason. */
const fewestLines = 5;
const mostLines = 20;

/** The whole day on paper, for when the network fails: everybody who has a seat, by slot, with boxes to tick. */
export const showList = sitePage<typeof paths.deskList>(async (asked) => {
  const { c, deps, directory, frame, locale, site } = asked;
  const date = dateAsked(asked);
  if (isRefusal(date)) return refusedPage(asked, date);
  const day = await wholeDay(asked, date);
  if (isRefusal(day)) return refusedPage(asked, day);
  const bySlot = Map.groupBy(day.appointments, ({ slot }) => slot.slotId);
  const walkInsLeft = day.slots.reduce((sum, { walkIn }) => sum + walkIn.capacity - walkIn.booked, 0);
  const page = (
    <ListPage
      frame={frame}
      site={site}
      date={date}
      previousDay={addDays(date, -1)}
      nextDay={addDays(date, 1)}
      printedAt={formatInstant(deps.clock())}
      script={scriptPath('print')}
      slots={day.slots.map((slot) => ({
        ...slot,
        people: (bySlot.get(slot.slotId) ?? []).map((appointment) => personProps(locale, directory, appointment)),
      }))}
      walkInLines={Math.min(mostLines, Math.max(fewestLines, walkInsLeft))}
    />
  );
  return answerPage(c, page);
});

/** Every page of the day list. */
const wholeDay = async (
  { actor, deps, site }: ListAsked,
  date: string,
): Promise<Outcome<{ slots: readonly DaySlot[]; appointments: readonly AppointmentView[] }>> => {
  const appointments: AppointmentView[] = [];
  let cursor: string | undefined;
  for (;;) {
    const input = { date, ...(cursor !== undefined && { cursor }) };
    const page = await viewDay(deps, { actor, siteId: site.siteId, input });
    if (isRefusal(page)) return page;
    appointments.push(...page.appointments);
    cursor = page.cursor;
    if (cursor === undefined) return { slots: page.slots, appointments };
  }
};
