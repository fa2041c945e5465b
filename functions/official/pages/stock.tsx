import { mayActAtSite } from '../../../shared/domain/accounts.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import type { StockInput } from '../../../shared/domain/requests/officials.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { ledgerLine } from '../../../shared/domain/stock.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { operator } from '../../../shared/usecases/accounts/operator.ts';
import { exportLedger } from '../../../shared/usecases/officials/export-ledger.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import type { LedgerView, SiteStock } from '../../../shared/usecases/officials/stock-view.ts';
import { viewStock } from '../../../shared/usecases/officials/view-stock.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { StockCheckPage, StockPage } from '../../../web/pages/official/stock-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import { sentText } from '../../http/sent-text.ts';
import { ledgerCsv } from '../ledger-csv.ts';
import {
  againHidden,
  freshHidden,
  officeMessage,
  officeSitePage,
  readOfficeForm,
  refusedFacts,
  refusedPage,
  type SiteAsked,
} from './asked.ts';
import { answerCsv } from './csv-file.ts';
import {
  isTransfer,
  kindOf,
  levelOf,
  remarkOf,
  type StockValues,
  stockFields,
  stockFrom,
  stockProblems,
  withUnit,
} from './stock-fields.ts';

type StockAsked = SiteAsked<typeof paths.officeStock>;

const purposeOf = ({ site }: StockAsked): string => `stock ${site.siteId}`;

/** Ledger lines in sight at first; the rest of the newest ones is a press away. */
const linesInSight = 30;

const noValues: StockValues = { kind: '', itemId: '', quantity: '', donor: '', note: '', otherSiteId: '' };

/** A site's stock with its ledger, or the whole ledger as a file. */
export const showStock = officeSitePage<typeof paths.officeStock>(async (asked) => {
  const { c, actor, deps, site } = asked;
  if (c.req.query('format') === 'csv') return showLedgerFile(asked);
  const stock = await viewStock(deps, { actor, siteId: site.siteId });
  if (isRefusal(stock)) return refusedPage(asked, stock);
  const isSaved = c.req.query('saved') !== undefined;
  const asks = (name: string) => (isSaved ? '' : (c.req.query(name) ?? ''));
  const values = {
    ...noValues,
    kind: asks('kind'),
    itemId: asks('item'),
    quantity: asks('quantity'),
    otherSiteId: asks('other'),
  };
  return stockPage(asked, stock, { values, hidden: freshHidden(asked, purposeOf(asked)) });
});

const showLedgerFile = async ({ c, actor, deps, directory, locale, site, ...asked }: StockAsked): Promise<Response> => {
  const ledger = await exportLedger(deps, { actor, siteId: site.siteId });
  if (isRefusal(ledger)) return refusedPage({ c, actor, deps, directory, locale, ...asked }, ledger);
  const lines: LedgerView[] = [];
  for await (const line of ledger) lines.push(line);
  const nameOf = (itemId: string) => directory.items.get(itemId)?.name ?? itemId;
  const csv = ledgerCsv(locale, lines, nameOf, remarkOf(locale, directory));
  return answerCsv(c, csv, `ledger-${site.siteId}-${localDateOf(deps.clock())}`);
};

/** First says what an entry comes to; confirmed, makes it. */
export const submitStock = officeSitePage<typeof paths.officeStock>(async (asked) => {
  const { c, actor, deps, locale, site } = asked;
  const { siteId } = site;
  const sent = await readOfficeForm(asked, purposeOf(asked), { single: [...stockFields, 'step'] });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const typed = { key: sent.key, values: sentText(sent, stockFields) };
  if (sent.fields.step === 'edit') return showAgain(asked, typed);
  const input = stockFrom(typed.values);
  if (isRefusal(input)) return showAgain(asked, typed, input);
  if (sent.fields.step !== 'save') return check(asked, typed, input);
  const recorded = await attempt(c, () => recordStock(deps, { actor, key: sent.key, siteId, input }));
  if (isRefusal(recorded)) {
    return recorded.refused === 'TRY_AGAIN'
      ? checkPage(asked, typed, input, undefined, recorded)
      : showAgain(asked, typed, recorded);
  }
  const { kind, otherSiteId: other, itemId: item, quantity } = input;
  const query = isTransfer(kind) ? { saved: kind, other, item, quantity } : { saved: kind };
  return c.redirect(linkTo(locale, paths.officeStock, { siteId }, query), 303);
});

interface Typed {
  readonly key: string;
  readonly values: StockValues;
}

/** Refuses what the stock does not have before anybody confirms it. */
const check = async (asked: StockAsked, typed: Typed, input: StockInput): Promise<Response> => {
  const { c, actor, deps, directory, site } = asked;
  const stock = await attempt(c, () => viewStock(deps, { actor, siteId: site.siteId }));
  if (isRefusal(stock)) return showAgain(asked, typed, stock);
  if (!directory.items.has(input.itemId)) return showAgain(asked, typed, unknownItem);
  const onHand = onHandOf(stock, input.itemId);
  const { change } = ledgerLine(input.kind, input.itemId, input.quantity, onHand);
  return onHand + change < 0
    ? showAgain(asked, typed, refuse('OUT_OF_STOCK'))
    : checkPage(asked, typed, input, { onHand, change });
};

const unknownItem = refuse('FIELD_INVALID', { fields: [{ field: 'itemId', code: 'FIELD_INVALID' }] });

const onHandOf = ({ stock }: SiteStock, itemId: string): number =>
  stock.find((item) => item.itemId === itemId)?.onHand ?? 0;

const checkPage = (
  asked: StockAsked,
  typed: Typed,
  input: StockInput,
  now: { readonly onHand: number; readonly change: number } | undefined,
  problem?: Refusal,
): Response => {
  const { c, directory, locale, frame, site } = asked;
  const { itemId, kind, quantity } = input;
  const t = officialWords(locale).stock;
  const name = directory.items.get(itemId)?.name ?? itemId;
  const remark = remarkOf(locale, directory)(input);
  const page = (
    <StockCheckPage
      {...{ frame, site }}
      effects={[
        t.effect(t.kind[kind], name, withUnit(directory, itemId, quantity)),
        ...(remark ? [remark] : []),
        ...(now ? [effectOf(asked, input, now)] : []),
      ]}
      hidden={{ ...typed.values, ...againHidden(asked, purposeOf(asked), typed.key) }}
      problem={problem && officeMessage(locale, problem)}
    />
  );
  return answerPage(c, page, problem && refusedFacts(asked, problem));
};

const effectOf = (
  { directory, locale }: StockAsked,
  { itemId, kind }: StockInput,
  { onHand, change }: { readonly onHand: number; readonly change: number },
): string => {
  const t = officialWords(locale).stock;
  const units = (count: number) => withUnit(directory, itemId, count);
  if (kind !== 'count') return t.becomes(units(onHand), units(onHand + change));
  if (change === 0) return t.countedSame(units(onHand));
  return change < 0 ? t.countedLess(units(onHand), units(-change)) : t.countedMore(units(onHand), units(change));
};

const showAgain = async (asked: StockAsked, { key, values }: Typed, refusal?: Refusal): Promise<Response> => {
  const { c, actor, deps, site } = asked;
  const stock = await attempt(c, () => viewStock(deps, { actor, siteId: site.siteId }));
  const hidden = againHidden(asked, purposeOf(asked), key, refusal);
  return stockPage(asked, isRefusal(stock) ? undefined : stock, { values, hidden, refusal });
};

interface StockShown {
  readonly values: StockValues;
  readonly hidden: Record<string, string>;
  readonly refusal?: Refusal | undefined;
}

/** With the stock, unless it could not be read: then the form still offers what there is to choose from. */
const stockPage = (asked: StockAsked, read: SiteStock | undefined, shown: StockShown): Response => {
  const { c, directory, locale, frame, site } = asked;
  const { values, hidden, refusal } = shown;
  const t = officialWords(locale).stock;
  const isAll = c.req.query('ledger') === 'more';
  const { stock, ledger } = read ?? { stock: [], ledger: [] };
  const isRead = read !== undefined;
  const lines = isAll ? ledger : ledger.slice(0, linesInSight);
  const onHand = withUnit(directory, values.itemId, onHandOf({ stock, ledger }, values.itemId));
  const found = refusal && stockProblems(locale, refusal, values, onHand);
  const remark = remarkOf(locale, directory);
  const page = (
    <StockPage
      {...{ frame, site, hidden, isRead }}
      kind={kindOf(values.kind)}
      form={{ values, wrong: found?.wrong ?? {} }}
      items={[...directory.items.values()].map(({ itemId, name }) => ({
        value: itemId,
        label: isRead ? t.have(name, withUnit(directory, itemId, onHandOf({ stock, ledger }, itemId))) : name,
      }))}
      sites={otherSites(asked)}
      stock={stock.map((item) => ({
        name: item.name,
        onHand: withUnit(directory, item.itemId, item.onHand),
        level: levelOf(directory, site, item.itemId, item.onHand),
      }))}
      ledger={lines.map((line) => ({
        ...line,
        name: directory.items.get(line.itemId)?.name ?? line.itemId,
        by: line.by === operator.username ? t.operator : line.by,
        remark: remark(line),
      }))}
      hasMore={!isAll && ledger.length > linesInSight}
      isSaved={!refusal && c.req.query('saved') !== undefined}
      otherSide={refusal ? undefined : otherSideOf(asked)}
      problems={found?.problems}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

/** Goods may come from another street, so all sites are offered, those of the same area first. */
const otherSites = ({ directory, site }: StockAsked) => {
  const isFar = ({ area }: Site): number => (area === site.area ? 0 : 1);
  return [...directory.sites.values()]
    .filter(({ siteId }) => siteId !== site.siteId)
    .toSorted((a, b) => isFar(a) - isFar(b) || a.number.localeCompare(b.number))
    .map(({ siteId, name }) => ({ value: siteId, label: name }));
};

/** After a transfer: the form of the other site, filled in, where the official may record there too. */
const otherSideOf = ({ c, actor, directory, locale, site }: StockAsked) => {
  const saved = c.req.query('saved') ?? '';
  const other = directory.sites.get(c.req.query('other') ?? '');
  if (!isTransfer(saved) || !other || !mayActAtSite(actor, other, directory.areas)) return undefined;
  const query = {
    kind: saved === 'transferOut' ? 'transferIn' : 'transferOut',
    item: c.req.query('item'),
    quantity: c.req.query('quantity'),
    other: site.siteId,
  };
  return { name: other.name, href: linkTo(locale, paths.officeStock, { siteId: other.siteId }, query) };
};
