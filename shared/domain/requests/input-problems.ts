import type * as z from 'zod';
import { areaPath } from '../areas.ts';
import type { Directory } from '../directory.ts';
import type { InputFile } from './input-file.ts';

/** What can be wrong at a place of the file. */
export type InputProblemKind =
  | 'missing'
  | 'invalid'
  | 'unknownField'
  | 'twice'
  | 'unknownArea'
  | 'areaBelowItself'
  | 'unknownService'
  | 'unknownItem'
  | 'unknownSite';

/** One problem: its path in the file, such as `sites.2.area`. */
export interface InputProblem {
  readonly path: string;
  readonly kind: InputProblemKind;
}

/** Every place that has not the form it should have. */
export const formProblems = ({ issues }: z.ZodError): InputProblem[] =>
  issues.flatMap((issue): InputProblem[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => at('unknownField', ...path, key));
    const isMissing =
      issue.message === 'FIELD_REQUIRED' || (issue.code === 'invalid_type' && issue.input === undefined);
    return [at(isMissing ? 'missing' : 'invalid', ...path)];
  });

const at = (kind: InputProblemKind, ...path: readonly (string | number)[]): InputProblem => ({
  path: path.join('.'),
  kind,
});

/** Every name that is given twice, or that neither the file nor the directory knows. */
export const nameProblems = (input: InputFile, directory: Directory): InputProblem[] => {
  const known = {
    areas: new Map([...directory.areas, ...input.areas.map((area) => [area.areaId, area] as const)]),
    services: new Set([...directory.services.keys(), ...input.services.map(({ serviceId }) => serviceId)]),
    sites: new Set([...directory.sites.keys(), ...input.sites.map(({ siteId }) => siteId)]),
    items: new Set([...directory.items.keys(), ...input.items.map(({ itemId }) => itemId)]),
  };
  return [
    ...twice(
      ['areas'],
      input.areas.map(({ areaId }) => areaId),
    ),
    ...twice(
      ['services'],
      input.services.map(({ serviceId }) => serviceId),
    ),
    ...twice(
      ['sites'],
      input.sites.map(({ siteId }) => siteId),
    ),
    ...twice(
      ['rewards', 'items'],
      input.items.map(({ itemId }) => itemId),
    ),
    ...twice(
      ['rewards', 'programmes'],
      input.programmes.map(({ programmeId }) => programmeId),
    ),
    ...input.areas.flatMap(({ areaId, parent }, index) => [
      ...unless(parent === undefined || known.areas.has(parent), 'unknownArea', 'areas', index, 'parent'),
      ...unless(endsAtTheTop(known.areas, areaId), 'areaBelowItself', 'areas', index, 'parent'),
    ]),
    ...input.sites.flatMap(({ area, services }, index) => [
      ...unless(known.areas.has(area), 'unknownArea', 'sites', index, 'area'),
      ...services.flatMap((service, place) =>
        unless(known.services.has(service), 'unknownService', 'sites', index, 'services', place),
      ),
    ]),
    ...input.programmes.flatMap((programme, index) => programmeProblems(programme, known, index)),
    ...stockProblems(input, known),
  ];
};

interface Known {
  readonly areas: Directory['areas'];
  readonly services: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
}

const unless = (holds: boolean, kind: InputProblemKind, ...path: readonly (string | number)[]): InputProblem[] =>
  holds ? [] : [at(kind, ...path)];

const twice = (list: readonly string[], ids: readonly string[]): InputProblem[] =>
  ids.flatMap((id, index) => unless(ids.indexOf(id) === index, 'twice', ...list, index, 'id'));

/** False when going up from the area leads round in a circle. */
const endsAtTheTop = (areas: Directory['areas'], areaId: string): boolean => {
  const top = areaPath(areas, areaId).at(-1);
  return top?.parent === undefined || !areas.has(top.parent);
};

/** A hand-out takes each item from the stock in one step, so that a rule may name it once. */
const programmeProblems = (
  { area, service, rules }: InputFile['programmes'][number],
  known: Known,
  index: number,
): InputProblem[] => {
  const place = ['rewards', 'programmes', index] as const;
  return [
    ...unless(known.areas.has(area), 'unknownArea', ...place, 'area'),
    ...unless(known.services.has(service), 'unknownService', ...place, 'service'),
    ...rules.flatMap(({ give }, rule) => {
      const [kind, portions] = 'allOf' in give ? (['allOf', give.allOf] as const) : (['oneOf', give.oneOf] as const);
      const items = portions.map(({ item }) => item);
      return items.flatMap((item, portion) => [
        ...unless(known.items.has(item), 'unknownItem', ...place, 'rules', rule, 'give', kind, portion, 'item'),
        ...unless(items.indexOf(item) === portion, 'twice', ...place, 'rules', rule, 'give', kind, portion, 'item'),
      ]);
    }),
  ];
};

const stockProblems = ({ openingStock }: InputFile, known: Known): InputProblem[] =>
  Object.entries(openingStock).flatMap(([siteId, items]) => [
    ...unless(known.sites.has(siteId), 'unknownSite', 'rewards', 'openingStock', siteId),
    ...Object.keys(items).flatMap((itemId) =>
      unless(known.items.has(itemId), 'unknownItem', 'rewards', 'openingStock', siteId, itemId),
    ),
  ]);
