import { everywhere, isWithin } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { reportQuery } from '../../../shared/domain/requests/officials.ts';
import { addDays, formatInstant } from '../../../shared/domain/time.ts';
import { viewOfficeDay } from '../../../shared/usecases/officials/view-office-day.ts';
import { refreshSeconds } from '../../../web/components/refresh.tsx';
import { officialWords } from '../../../web/messages/official/words.ts';
import { type AreaProps, AreasPage } from '../../../web/pages/official/areas-page.tsx';
import { DayPage } from '../../../web/pages/official/day-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { scriptPath } from '../../http/public-files.ts';
import { type Asked, officePage, refusedPage } from './asked.ts';
import { typedNumber } from './typed.ts';

/** The day's screen of an area; who may see everything chooses an area first. */
export const showDay = officePage<typeof paths.office>(async (asked) => {
  const { c, actor, deps, directory, frame } = asked;
  const query = parse(reportQuery, { date: c.req.query('date'), area: c.req.query('area') });
  if (isRefusal(query)) return refusedPage(asked, query);
  if (actor.scope === everywhere && query.area === undefined) return showAreas(asked, query.date);
  const first = typedNumber(c.req.query('first') ?? '') || 0;
  const day = await viewOfficeDay(deps, { actor, ...query, first });
  if (isRefusal(day)) return refusedPage(asked, day);
  const everything = { value: everywhere, label: officialWords(asked.locale).day.everywhere };
  const areas = areaOptions(directory, actor.scope);
  const page = (
    <DayPage
      {...day}
      frame={frame}
      script={scriptPath('live')}
      refreshSeconds={c.req.query('refresh') ? refreshSeconds : undefined}
      previousDay={addDays(day.date, -1)}
      nextDay={addDays(day.date, 1)}
      areaName={directory.areas.get(day.area)?.name ?? everything.label}
      areas={actor.scope === everywhere ? [...areas, everything] : areas}
      rows={day.sites}
      now={formatInstant(deps.clock())}
    />
  );
  return answerPage(c, page);
});

const showAreas = ({ c, directory, frame }: Asked<typeof paths.office>, date: string | undefined): Response => {
  const all = { areaId: everywhere, sites: directory.sites.size };
  return answerPage(c, <AreasPage frame={frame} date={date} areas={areasBelow(directory, undefined)} all={all} />);
};

/** Areas with sites under one, each with those under it. */
const areasBelow = (directory: Directory, parent: string | undefined): AreaProps[] =>
  [...directory.areas.values()]
    .filter((area) => area.parent === parent)
    .map(({ areaId, name }) => ({
      areaId,
      name,
      sites: [...directory.sites.values()].filter((site) => isWithin(directory.areas, site.area, areaId)).length,
      below: areasBelow(directory, areaId),
    }))
    .filter(({ sites }) => sites > 0);

/** The areas in somebody's scope that have sites, from above, indented as they lie in each other. */
const areaOptions = (directory: Directory, scope: string) => {
  const own = directory.areas.get(scope);
  const optionsOf = (areas: readonly AreaProps[], depth: number): { value: string; label: string }[] =>
    areas.flatMap(({ areaId, name, below }) => [
      { value: areaId, label: '　'.repeat(depth) + name },
      ...optionsOf(below, depth + 1),
    ]);
  return own
    ? [{ value: scope, label: own.name }, ...optionsOf(areasBelow(directory, scope), 1)]
    : optionsOf(areasBelow(directory, undefined), 0);
};
