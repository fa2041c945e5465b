import type { StockView } from '../../../shared/domain/stock.ts';
import { DaySwitcher } from '../../components/day-switcher.tsx';
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { type FormState, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatDate } from '../../format.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { ClosedDay, HandedOut } from './closed-day.tsx';
import { CountTable } from './count-table.tsx';
import { OpenPeople, type OpenSlotProps } from './open-people.tsx';

/** How far a day is from its end; instants are ISO 8601. */
export interface DayEndProps {
  readonly open: readonly OpenSlotProps[];
  readonly stock: readonly StockView[];
  readonly handedOut: readonly { readonly itemId: string; readonly name: string; readonly quantity: number }[];
  readonly closed?: {
    readonly at: string;
    readonly by: string;
    readonly counts: readonly { itemId: string; name: string; expected: number; counted: number }[];
  };
}

export interface CloseDayProps {
  readonly frame: DeskFrame;
  readonly siteId: string;
  readonly date: string;
  readonly previousDay: string;
  readonly nextDay: string | undefined;
  readonly isFuture: boolean;
  readonly end: DayEndProps;
  readonly hidden: Hidden;
  readonly form?: FormState;
  readonly problems?: readonly Problem[] | undefined;
  /** so many people were recorded as no-shows just now */
  readonly marked?: number | undefined;
  /** the count by item, when it waits to be confirmed */
  readonly counted?: ReadonlyMap<string, number>;
  /** the books changed after the reader saw them */
  readonly isChanged?: boolean | undefined;
}

/** Closes a site's day: who is still open, the count, the differences, and at last the record of the closing. */
export const CloseDayPage = (props: CloseDayProps) => {
  const { frame, siteId, date, end, problems, marked, counted } = props;
  const { locale } = frame;
  const t = staffWords(locale).closeDay;
  const title = t.title(formatDate(locale.language, date));
  return (
    <DeskLayout frame={frame} title={problems?.[0]?.message ?? title} isError={problems !== undefined}>
      {problems && <ErrorSummary title={locale.messages.common.errorSummary} problems={problems} />}
      <h1>{title}</h1>
      <p class="paper">{frame.place}</p>
      {marked !== undefined && (
        <p class="card" role="status">
          ✓ {t.marked(marked)}
        </p>
      )}
      <Body {...props} />
      {!end.closed && !counted && <HandedOut locale={locale} handedOut={end.handedOut} />}
      {!counted && (
        <div class="screen">
          <DaySwitcher
            locale={locale}
            previousDay={props.previousDay}
            nextDay={props.nextDay}
            hrefOf={(to) => linkTo(locale, paths.deskCloseDay, { siteId }, { date: to })}
          />
        </div>
      )}
    </DeskLayout>
  );
};

const Body = (props: CloseDayProps) => {
  const { frame, siteId, date, isFuture, end, hidden, counted } = props;
  const { locale } = frame;
  const t = staffWords(locale).closeDay;
  const action = linkTo(locale, paths.deskCloseDay, { siteId }, { date });
  if (end.closed) return <ClosedDay locale={locale} closed={end.closed} handedOut={end.handedOut} />;
  if (isFuture) return <p>{t.future}</p>;
  if (counted) return <Confirm {...props} action={action} counted={counted} />;
  return (
    <>
      <p>{t.lead}</p>
      {end.open.length > 0 && <OpenPeople {...{ locale, siteId, date, action, hidden }} open={end.open} />}
      <CountForm {...props} action={action} />
    </>
  );
};

const CountForm = ({
  frame,
  action,
  end,
  hidden,
  form = { values: {}, wrong: {} },
}: CloseDayProps & { action: string }) => {
  const t = staffWords(frame.locale).closeDay;
  return (
    <form method="post" action={action} novalidate>
      <HiddenFields values={{ ...hidden, act: 'check' }} />
      {end.stock.length === 0 && <p>{t.noStock}</p>}
      {end.stock.map(({ itemId, name, onHand }) => (
        <TextField
          form={form}
          name={`count.${itemId}`}
          label={t.countLabel(name, onHand)}
          inputmode="numeric"
          autocomplete="off"
          maxlength={9}
          required
        />
      ))}
      <button type="submit">{t.check}</button>
    </form>
  );
};

const Confirm = ({
  frame,
  action,
  end,
  hidden,
  counted,
  isChanged,
}: CloseDayProps & { action: string; counted: ReadonlyMap<string, number> }) => {
  const { locale } = frame;
  const t = staffWords(locale).closeDay;
  const counts = end.stock.map(({ itemId, name, onHand }) => ({
    itemId,
    name,
    expected: onHand,
    counted: counted.get(itemId) ?? onHand,
  }));
  const differing = counts.filter((count) => count.counted !== count.expected).length;
  const fields = Object.fromEntries(counts.map((count) => [`count.${count.itemId}`, count.counted]));
  return (
    <>
      <h2>{t.checkTitle}</h2>
      {isChanged && <p class="notice">{t.changed}</p>}
      <p role="status">{counts.length === 0 ? t.noStock : differing === 0 ? t.same : t.different(differing)}</p>
      {counts.length > 0 && <CountTable locale={locale} counts={counts} />}
      <form method="post" action={action}>
        <HiddenFields values={{ ...hidden, ...fields }} />
        <button type="submit" name="act" value="confirm">
          {t.confirm}
        </button>
        <button class="second" type="submit" name="act" value="change">
          {t.change}
        </button>
      </form>
    </>
  );
};
