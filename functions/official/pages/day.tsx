import { everywhere } from '../../../shared/domain/areas.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { reportQuery } from '../../../shared/domain/requests/officials.ts';
import { addDays, formatInstant } from '../../../shared/domain/time.ts';
import { viewOfficeDay } from '../../../shared/usecases/officials/view-office-day.ts';
import { refreshSeconds } from '../../../web/components/refresh.tsx';
import { DayPage } from '../../../web/pages/official/day-page.tsx';
import { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { scriptPath } from '../../http/public-files.ts';
import { areaChoice, pickArea } from './area-choice.tsx';
import { officePage, refusedPage } from './asked.ts';
import { typedNumber } from './typed.ts';

/** The day's screen of an area; who may see everything chooses an area first. */
export const showDay = officePage<typeof paths.office>(async (asked) => {
  const { c, actor, deps, frame } = asked;
  const query = parse(reportQuery, { date: c.req.query('date'), area: c.req.query('area') });
  if (isRefusal(query)) return refusedPage(asked, query);
  if (actor.scope === everywhere && query.area === undefined) return pickArea(asked, paths.office, query.date);
  const first = typedNumber(c.req.query('first') ?? '') || 0;
  const day = await viewOfficeDay(deps, { actor, ...query, first });
  if (isRefusal(day)) return refusedPage(asked, day);
  const page = (
    <DayPage
      {...day}
      frame={frame}
      script={scriptPath('live')}
      refreshSeconds={c.req.query('refresh') ? refreshSeconds : undefined}
      previousDay={addDays(day.date, -1)}
      nextDay={addDays(day.date, 1)}
      {...areaChoice(asked, day.area)}
      rows={day.sites}
      now={formatInstant(deps.clock())}
    />
  );
  return answerPage(c, page);
});
