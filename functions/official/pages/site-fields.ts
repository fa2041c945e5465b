import { type Area, isWithin } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { Refusal } from '../../../shared/domain/refusals.ts';
import type { Place, Site } from '../../../shared/domain/sites.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import type { SiteChoices, SiteValues } from '../../../web/pages/official/site-fields.tsx';
import { type FormProblems, formProblems } from '../../http/form-problems.ts';
import type { SentForm } from '../../http/forms.ts';
import { sentText } from '../../http/sent-text.ts';
import { sentList } from './asked.ts';
import { reword } from './reword.ts';

/** The fields of a site that come once, by their names in requests; a position is typed as one. */
export const siteFieldNames = [
  'number',
  'name',
  'area',
  'address',
  'position',
  'stages',
  'responsible.name',
  'responsible.phone',
] as const;

/** What was typed about a site. */
export const sentSite = (sent: SentForm): SiteValues => ({
  ...sentText(sent, siteFieldNames),
  services: sentList(sent, 'services'),
});

/** A site as its form shows it. */
export const valuesOfSite = (site: Site): SiteValues => ({
  number: site.number,
  name: site.name,
  area: site.area,
  address: site.address,
  position: `${site.lng},${site.lat}`,
  stages: site.stages.join('\n'),
  'responsible.name': site.responsible.name,
  'responsible.phone': site.responsible.phone,
  services: site.services,
});

/** The site that a form asks for, as requests name its fields; without a position when none was typed. */
export const siteFrom = (values: SiteValues) => ({
  number: values.number,
  name: values.name,
  area: values.area,
  address: values.address,
  ...(values.position.trim() !== '' && placeTyped(values.position)),
  services: values.services,
  stages: stagesTyped(values.stages),
  responsible: { name: values['responsible.name'], phone: values['responsible.phone'] },
});

/** One a line, or with commas between them. */
const stagesTyped = (typed: string): string[] =>
  typed
    .split(/[\n,，、;；]/)
    .map((stage) => stage.trim())
    .filter((stage) => stage !== '');

/**
 * Two numbers as maps copy them, in either order: in China longitude is above 73 and latitude below 54 degrees. What is
 * no such pair is refused by the schema.
 */
const placeTyped = (typed: string): Place => {
  const numbers = typed
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter((part) => part !== '')
    .map(Number);
  const [one = Number.NaN, other = Number.NaN] = numbers;
  return numbers.length === 2
    ? { lat: Math.min(one, other), lng: Math.max(one, other) }
    : { lat: Number.NaN, lng: Number.NaN };
};

/** A refusal in the words of the form. */
export const siteProblems = (locale: Locale, refusal: Refusal, values: SiteValues): FormProblems => {
  const t = officialWords(locale).site;
  const labels = siteLabels(locale);
  const isTaken = refusal.refused === 'ALREADY_EXISTS';
  const isGiven = (field: 'position' | 'responsible.phone') => values[field].trim() !== '';
  return reword(locale, formProblems(locale, asAskedInForm(refusal), labels), labels, {
    number: isTaken ? t.numberTaken : undefined,
    name: isTaken ? t.nameTaken : undefined,
    position: isGiven('position') ? undefined : t.positionMissing,
    services: values.services.length === 0 ? t.servicesMissing : undefined,
    stages: t.stagesWrong,
    'responsible.phone': isGiven('responsible.phone') ? t.phoneWrong : undefined,
  });
};

/** Requests name parts of a field that the form asks as one: a position, a list. */
const asAskedInForm = (refusal: Refusal): Refusal => {
  if (!refusal.fields) return refusal;
  const fields = refusal.fields.map(({ field, code }) => ({ field: fieldOf(field), code }));
  const distinct = fields.filter(({ field }, index) => fields.findIndex((other) => other.field === field) === index);
  return { ...refusal, fields: distinct };
};

/** The field of the form that a path in a request belongs to. */
const fieldOf = (path: string): string => {
  const [first = '', part = ''] = path.split('.');
  if (first === 'lat' || first === 'lng') return 'position';
  return first === 'services' || first === 'stages' || part === '' ? first : path;
};

/** The labels of the form, in its order. */
export const siteLabels = (locale: Locale) => {
  const t = officialWords(locale).site;
  return {
    number: t.number,
    name: t.name,
    area: t.area,
    address: t.address,
    services: t.services,
    stages: t.stages,
    'responsible.name': t.responsible,
    'responsible.phone': t.phone,
    position: t.position,
  };
};

/** What a form about a site offers to choose from. */
export const siteChoices = ({ areas, services }: Directory, locale: Locale, scope: string): SiteChoices => ({
  areas: [...areas.values()]
    .filter(({ areaId }) => isWithin(areas, areaId, scope))
    .toSorted((a, b) => pathOf(areas, a).localeCompare(pathOf(areas, b), 'zh-CN'))
    .map(({ areaId, name, parent }) => ({ value: areaId, label: nameWithin(areas.get(parent ?? '')?.name, name) })),
  services: [...services.values()].map(({ serviceId, kind, name }) => ({
    value: serviceId,
    label: locale.messages.common.service(kind, name),
  })),
});

/** The names from the top down: sorted by it, areas follow the one that they lie in. */
const pathOf = (areas: Directory['areas'], { name, parent }: Area): string => {
  const above = areas.get(parent ?? '');
  return above ? `${pathOf(areas, above)}/${name}` : name;
};

const nameWithin = (above: string | undefined, name: string): string => (above ? `${above} ${name}` : name);
