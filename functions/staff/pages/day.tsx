import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome } from '../../../shared/domain/refusals.ts';
import { dayQuery } from '../../../shared/domain/requests/staff.ts';
import { parseSlotId, viewWindow } from '../../../shared/domain/slots.ts';
import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import { viewDay } from '../../../shared/usecases/staff/view-day.ts';
import { viewDaySlots } from '../../../shared/usecases/staff/view-day-slots.ts';
import { refreshSeconds } from '../../../web/components/refresh.tsx';
import { type DayPageProps, DeskDayPage } from '../../../web/pages/staff/day-page.tsx';
import { fillPath, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { scriptPath } from '../../http/public-files.ts';
import { searchForm } from './check-in.tsx';
import { dayRow } from './day-figures.ts';
import { dateAsked, freshHidden, refusedPage, type SiteAsked, sitePage } from './site-page.ts';

type DayAsked = SiteAsked<typeof paths.deskDay>;

/** A site's day by slot, today unless another is asked for, and the people of one slot when it is opened. */
export const showDay = sitePage<typeof paths.deskDay>(async (asked) => {
  const { c, actor, deps, frame, site } = asked;
  const { siteId } = site;
  const date = dateAsked(asked);
  if (isRefusal(date)) return refusedPage(asked, date);
  const [day, people] = await Promise.all([
    viewDaySlots(deps, { actor, siteId, localDate: date }),
    peopleAsked(asked, date),
  ]);
  if (isRefusal(day)) return refusedPage(asked, day);
  if (isRefusal(people)) return refusedPage(asked, people);
  const nowAt = deps.clock();
  const page = (
    <DeskDayPage
      frame={frame}
      siteId={siteId}
      date={date}
      today={localDateOf(nowAt)}
      previousDay={addDays(date, -1)}
      nextDay={addDays(date, 1)}
      here={fillPath(
        paths.deskDay,
        { siteId },
        { date: c.req.query('date'), slot: people?.slot.slotId, after: c.req.query('after') },
      )}
      siteStatus={site.status}
      closed={day.closed}
      rows={day.slots.map((slot) => dayRow(slot, nowAt))}
      people={people}
      search={freshHidden(asked, searchForm)}
      script={scriptPath('live')}
      refreshSeconds={c.req.query('refresh') ? refreshSeconds : undefined}
    />
  );
  return answerPage(c, page);
});

/** The people of the slot that the address opens, if it opens one. */
const peopleAsked = async (
  { c, actor, deps, site }: DayAsked,
  date: string,
): Promise<Outcome<DayPageProps['people']>> => {
  const { slot: slotId, after } = c.req.query();
  const window = slotId ? parseSlotId(slotId) : undefined;
  if (!slotId) return undefined;
  const input = parse(dayQuery, { date, slotId, ...(after && { cursor: after }) });
  if (isRefusal(input)) return input;
  const list = await viewDay(deps, { actor, siteId: site.siteId, input });
  if (isRefusal(list)) return list;
  return (
    window && { slot: viewWindow(window), people: list.appointments, cursor: list.cursor, isContinued: Boolean(after) }
  );
};
