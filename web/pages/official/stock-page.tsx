import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { Table } from '../../components/table.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { dateIn, timeIn } from '../../format.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { SiteLinks } from './site-links.tsx';
import { StockForm, type StockFormProps } from './stock-form.tsx';

/** How long what is on hand will last. */
export type StockLevel = 'enough' | 'low' | 'none' | 'unused';

/** An item of the site's stock; `onHand` is written with its unit. */
export interface StockRow {
  readonly name: string;
  readonly onHand: string;
  readonly level: StockLevel;
}

/** A line of the ledger; the instant is ISO 8601 with +08:00. */
export interface LedgerRow {
  readonly at: string;
  readonly name: string;
  readonly kind: 'receipt' | 'writeOff' | 'transferOut' | 'transferIn' | 'count' | 'handOut';
  readonly change: number;
  readonly by: string;
  readonly remark: string;
}

export interface StockPageProps extends Omit<StockFormProps, 'locale' | 'siteId'> {
  readonly frame: DeskFrame;
  readonly site: { readonly siteId: string; readonly name: string };
  readonly stock: readonly StockRow[];
  readonly ledger: readonly LedgerRow[];
  /** false when stock and ledger could not be read */
  readonly isRead: boolean;
  readonly hasMore: boolean;
  readonly isSaved: boolean;
  /** where the other side of a transfer that was just recorded is to be recorded */
  readonly otherSide?: { readonly name: string; readonly href: string } | undefined;
  readonly problems?: readonly Problem[] | undefined;
}

const levels = { enough: '●', low: '◔', none: '○', unused: '–' } as const;

/** What a site has, how that came about, and the form that records more. */
export const StockPage = (props: StockPageProps) => {
  const { frame, site, isRead, isSaved, otherSide, problems } = props;
  const { locale } = frame;
  const t = officialWords(locale).stock;
  return (
    <DeskLayout
      frame={frame}
      title={problems?.[0]?.message ?? `${site.name} ${t.title}`}
      isError={problems !== undefined}
    >
      {problems && <ErrorSummary title={locale.messages.common.errorSummary} problems={problems} />}
      <h1>
        {t.title}
        <br />
        {site.name}
      </h1>
      <SiteLinks locale={locale} siteId={site.siteId} current={paths.officeStock} />
      {isSaved && (
        <section class="notice" role="status">
          <h2>{t.saved}</h2>
          {otherSide && (
            <a class="button" href={otherSide.href}>
              {t.otherSide(otherSide.name)}
            </a>
          )}
        </section>
      )}
      {problems && <StockForm {...props} locale={locale} siteId={site.siteId} />}
      {isRead ? <OnHand {...props} /> : <p>{t.unread}</p>}
      {!problems && <StockForm {...props} locale={locale} siteId={site.siteId} />}
      {isRead && <Ledger {...props} />}
    </DeskLayout>
  );
};

const OnHand = ({ frame, stock }: StockPageProps) => {
  const t = officialWords(frame.locale).stock;
  return (
    <>
      <Table
        caption={t.onHandCaption}
        columns={[{ words: t.item }, { words: t.onHand, isNumber: true }, { words: t.state }]}
        rows={stock.map(({ name, onHand, level }) => [
          name,
          onHand,
          <>
            <span aria-hidden="true">{levels[level]}</span> {t.level[level]}
          </>,
        ])}
      />
      <p class="hint">{t.lowHint}</p>
    </>
  );
};

const signed = (change: number) => (change > 0 ? `+${change}` : String(change).replace('-', '−'));

const Ledger = ({ frame: { locale }, site, ledger, hasMore }: StockPageProps) => {
  const t = officialWords(locale).stock;
  const here = (query: { ledger?: string; format?: string }) =>
    linkTo(locale, paths.officeStock, { siteId: site.siteId }, query);
  if (ledger.length === 0) return <p>{t.noLedger}</p>;
  return (
    <section>
      <h2>{t.ledgerTitle}</h2>
      <Table
        caption={t.ledgerCaption}
        columns={[
          { words: t.at },
          { words: t.item },
          { words: t.what },
          { words: t.change, isNumber: true },
          { words: t.by },
          { words: t.remark },
        ]}
        rows={ledger.map(({ at, name, kind, change, by, remark }) => [
          `${dateIn(at)} ${timeIn(at)}`,
          name,
          t.kind[kind],
          signed(change),
          by,
          remark,
        ])}
      />
      <p>{t.newest(ledger.length)}</p>
      <div class="row">
        {hasMore && (
          <a class="button second" href={here({ ledger: 'more' })}>
            {t.more}
          </a>
        )}
        <a class="button second" href={here({ format: 'csv' })}>
          {t.csv}
        </a>
      </div>
      <p class="hint screen">{t.print}</p>
    </section>
  );
};

export interface StockCheckPageProps extends Pick<StockPageProps, 'frame' | 'site'> {
  readonly hidden: Hidden;
  /** in whole sentences */
  readonly effects: readonly string[];
  readonly problem?: string | undefined;
}

/** What an entry comes to, before it is made. */
export const StockCheckPage = ({ frame, site, hidden, effects, problem }: StockCheckPageProps) => {
  const { locale } = frame;
  const t = officialWords(locale).stock;
  const action = linkTo(locale, paths.officeStock, { siteId: site.siteId });
  return (
    <DeskLayout frame={frame} title={problem ?? t.checkTitle} isError={problem !== undefined}>
      {problem && <ErrorSummary title={locale.messages.common.errorSummary} problems={[{ message: problem }]} />}
      <h1>{t.checkTitle}</h1>
      <p>
        <b>{site.name}</b>
      </p>
      <ul>
        {effects.map((effect) => (
          <li>{effect}</li>
        ))}
      </ul>
      <p class="hint">{t.forGood}</p>
      <ActButton action={action} words={t.confirm} hidden={{ ...hidden, step: 'save' }} />
      <ActButton action={action} words={t.again} hidden={{ ...hidden, step: 'edit' }} kind="second" />
    </DeskLayout>
  );
};
