import { everywhere, isWithin } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { Option } from '../../../web/components/fields.tsx';
import { officialWords } from '../../../web/messages/official/words.ts';
import { type AreaProps, AreasPage, type AreasPath } from '../../../web/pages/official/areas-page.tsx';
import { answerPage } from '../../http/answer-page.ts';
import type { Asked } from './asked.ts';

/** Asks who may see everything for an area first: a page about all of them would be long and slow. */
export const pickArea = <P extends string>(
  { c, directory, frame }: Asked<P>,
  path: AreasPath,
  date: string | undefined,
): Response => {
  const all = { areaId: everywhere, sites: directory.sites.size };
  const page = <AreasPage {...{ frame, path, date, all }} areas={areasBelow(directory, undefined)} />;
  return answerPage(c, page);
};

/** The area of a page by its name, and all that the official may choose instead. */
export const areaChoice = <P extends string>(
  { actor, directory, locale }: Asked<P>,
  areaId: string,
): { areaName: string; areas: readonly Option[] } => {
  const everything = { value: everywhere, label: officialWords(locale).day.everywhere };
  const areas = areaOptions(directory, actor.scope);
  return {
    areaName: directory.areas.get(areaId)?.name ?? everything.label,
    areas: actor.scope === everywhere ? [...areas, everything] : areas,
  };
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
