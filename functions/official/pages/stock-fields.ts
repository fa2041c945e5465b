import type { Directory } from '../../../shared/domain/directory.ts';
import { programmeFor } from '../../../shared/domain/directory.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, refuseField } from '../../../shared/domain/refusals.ts';
import { type StockInput, stockBody } from '../../../shared/domain/requests/officials.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { isRunningLow } from '../../../shared/domain/stock.ts';
import type { LedgerView } from '../../../shared/usecases/officials/stock-view.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { type RecordedKind, recordedKinds } from '../../../web/pages/official/stock-form.tsx';
import type { StockLevel } from '../../../web/pages/official/stock-page.tsx';
import { type FormProblems, formProblems } from '../../http/form-problems.ts';
import { reword } from './reword.ts';
import { typedNumber } from './typed.ts';

/** The fields of an entry. */
export const stockFields = ['kind', 'itemId', 'quantity', 'donor', 'note', 'otherSiteId'] as const;
export type StockValues = Readonly<Record<(typeof stockFields)[number], string>>;

/** The kind that an address or a form names; received goods where it names none. */
export const kindOf = (text: string | undefined): RecordedKind =>
  recordedKinds.find((kind) => kind === text) ?? 'receipt';

/** The entry that a form asks for: a reason for what is written off and the other site of a transfer are required. */
export const stockFrom = (values: StockValues): Outcome<StockInput> => {
  const kind = kindOf(values.kind);
  const given = (text: string) => (text.trim() === '' ? undefined : text);
  const input = parse(stockBody, {
    itemId: values.itemId,
    kind,
    quantity: typedNumber(values.quantity),
    donor: kind === 'receipt' ? given(values.donor) : undefined,
    note: given(values.note),
    otherSiteId: isTransfer(kind) ? given(values.otherSiteId) : undefined,
  });
  if (isRefusal(input)) return input;
  if (kind === 'writeOff' && input.note === undefined) return refuseField('note', 'FIELD_REQUIRED');
  return isTransfer(kind) && input.otherSiteId === undefined ? refuseField('otherSiteId', 'FIELD_REQUIRED') : input;
};

/** True where goods go between two sites. */
export const isTransfer = (kind: string): kind is 'transferOut' | 'transferIn' =>
  kind === 'transferOut' || kind === 'transferIn';

/** A refusal in the words of the form; `onHand` is what is there of the item, with its unit. */
export const stockProblems = (
  locale: Locale,
  refusal: Refusal,
  { kind: typed }: StockValues,
  onHand: string,
): FormProblems => {
  const t = officialWords(locale).stock;
  const kind = kindOf(typed);
  const labels = {
    itemId: t.item,
    quantity: kind === 'count' ? t.counted : t.quantity,
    otherSiteId: t.otherSite[kind === 'transferIn' ? kind : 'transferOut'],
    donor: t.donor,
    note: kind === 'writeOff' ? t.reason : t.note,
  };
  const isShort = refusal.refused === 'OUT_OF_STOCK';
  const asked = isShort ? { ...refusal, fields: [{ field: 'quantity', code: refusal.refused }] } : refusal;
  return reword(locale, formProblems(locale, asked, labels), labels, {
    itemId: t.choose,
    otherSiteId: t.choose,
    quantity: isShort ? t.notEnough(onHand) : t.quantityWrong(kind === 'count' ? 0 : 1),
  });
};

/** A quantity with the unit of its item: `300包`. */
export const withUnit = ({ items }: Directory, itemId: string, quantity: number): string =>
  `${quantity}${items.get(itemId)?.unit ?? ''}`;

/** How long what is on hand will last, by what the site's programmes give at a time. */
export const levelOf = (directory: Directory, site: Site, itemId: string, onHand: number): StockLevel => {
  const quantities = site.services
    .flatMap((serviceId) => programmeFor(directory, site, serviceId)?.rules ?? [])
    .flatMap(({ give }) => ('allOf' in give ? give.allOf : give.oneOf))
    .filter(({ item }) => item === itemId)
    .map(({ quantity }) => quantity);
  if (quantities.length === 0) return 'unused';
  const most = Math.max(...quantities);
  if (onHand < most) return 'none';
  return isRunningLow(onHand, most) ? 'low' : 'enough';
};

/** What a ledger line says besides: the other site, donor, note. */
export const remarkOf =
  (locale: Locale, { sites }: Directory) =>
  ({ kind, donor, otherSiteId, note }: Remark): string => {
    const t = officialWords(locale).stock;
    const name = otherSiteId && (sites.get(otherSiteId)?.name ?? otherSiteId);
    const place = name && (kind === 'transferIn' ? t.fromSite(name) : t.toSite(name));
    return locale.messages.common.join([place, donor, note].flatMap((part) => part || []));
  };

interface Remark extends Pick<LedgerView, 'kind'> {
  readonly donor?: string | undefined;
  readonly otherSiteId?: string | undefined;
  readonly note?: string | undefined;
}
