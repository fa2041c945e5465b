import { isRefusal, type Outcome, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { markMissing } from '../../../shared/usecases/staff/mark-missing.ts';
import { type DayEnd, viewDayEnd } from '../../../shared/usecases/staff/view-day-end.ts';
import type { FormState } from '../../../web/components/fields.tsx';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { CloseDayPage, type CloseDayProps } from '../../../web/pages/staff/close-day-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage, type PageFacts } from '../../http/answer-page.ts';
import { readForm, type SentForm } from '../../http/forms.ts';
import { attempt } from '../../http/page-context.ts';
import { purposeOf } from '../../http/page-sign-in.ts';
import { sentText } from '../../http/sent-text.ts';
import { booksOf, type Counts, countsIn, countsSent } from './counts.ts';
import {
  againHidden,
  dateAsked,
  freshHidden,
  refusedFacts,
  refusedPage,
  type SiteAsked,
  sitePage,
} from './site-page.ts';

type CloseAsked = SiteAsked<typeof paths.deskCloseDay>;

const formOf = ({ site }: CloseAsked, date: string): string => `close ${site.siteId} ${date}`;

/** What is still open, and the form of the count; or how the day was closed. */
export const showCloseDay = sitePage<typeof paths.deskCloseDay>(async (asked) => {
  const date = dateAsked(asked);
  if (isRefusal(date)) return refusedPage(asked, date);
  const end = await endOf(asked, date);
  if (isRefusal(end)) return refusedPage(asked, end);
  const marked = Number(asked.c.req.query('marked'));
  return closePage(asked, {
    date,
    end,
    hidden: freshHidden(asked, formOf(asked, date)),
    marked: Number.isInteger(marked) && marked > 0 ? marked : undefined,
  });
});

/**
 * Three acts of one form: `missing` records no-shows, `check` says the differences back, `confirm` closes the day. The
 * latter says them back once more where the books changed after the reader saw them.
 */
export const submitCloseDay = sitePage<typeof paths.deskCloseDay>(async (asked) => {
  const date = dateAsked(asked);
  if (isRefusal(date)) return refusedPage(asked, date);
  const sent = await readForm(asked.c, { purpose: purposeOf(formOf(asked, date), asked.actor) });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const { act } = sentText(sent, ['act']);
  const isFuture = date > localDateOf(asked.deps.clock());
  if (isFuture) return again(asked, date, sent, refuse('DATE_FORMAT'));
  if (act === 'missing') return submitMissing(asked, date, sent);
  const end = await attempt(asked.c, () => endOf(asked, date));
  if (isRefusal(end)) return again(asked, date, sent, end);
  if (act === 'confirm') return confirm(asked, date, sent, end);
  if (end.closed) return again(asked, date, sent, refuse('DAY_CLOSED'), end);
  if (end.open.length > 0) return again(asked, date, sent, refuse('DAY_OPEN'), end);
  const counts = countsIn(sent, end.stock);
  if (isRefusal(counts) || act === 'change')
    return again(asked, date, sent, isRefusal(counts) ? counts : undefined, end);
  return confirmPage(asked, date, sent, { end, counts });
});

const submitMissing = async (asked: CloseAsked, date: string, sent: SentForm): Promise<Response> => {
  const { c, actor, deps, locale, site } = asked;
  const command = { actor, key: sent.key, siteId: site.siteId, localDate: date };
  const marked = await attempt(c, () => markMissing(deps, command));
  if (isRefusal(marked)) return again(asked, date, sent, marked);
  return c.redirect(linkTo(locale, paths.deskCloseDay, { siteId: site.siteId }, { date, ...marked }), 303);
};

const confirm = async (asked: CloseAsked, date: string, sent: SentForm, end: DayEnd): Promise<Response> => {
  const { c, actor, deps, locale, site } = asked;
  const counts = countsSent(sent);
  if (isRefusal(counts)) return again(asked, date, sent, counts, end);
  const isStale = !end.closed && sentText(sent, ['books']).books !== booksOf(end.stock);
  if (isStale) {
    const current = countsIn(sent, end.stock);
    if (isRefusal(current)) return again(asked, date, sent, current, end);
    return confirmPage(asked, date, sent, { end, counts: current, isChanged: true });
  }
  const command = { actor, key: sent.key, siteId: site.siteId, input: { date, counts } };
  const closed = await attempt(c, () => closeDay(deps, command));
  if (isRefusal(closed)) return again(asked, date, sent, closed);
  return c.redirect(linkTo(locale, paths.deskCloseDay, { siteId: site.siteId }, { date }), 303);
};

const endOf = ({ actor, deps, site }: CloseAsked, date: string): Promise<Outcome<DayEnd>> =>
  viewDayEnd(deps, { actor, siteId: site.siteId, localDate: date });

interface Confirmed {
  readonly end: DayEnd;
  readonly counts: Counts;
  readonly isChanged?: boolean;
}

/** The differences, said back before anything is written; a changed form is another request, so it gets another key. */
const confirmPage = (
  asked: CloseAsked,
  date: string,
  sent: SentForm,
  { end, counts, isChanged }: Confirmed,
): Response =>
  closePage(asked, {
    date,
    end,
    form: { values: valuesOf(sent), wrong: {} },
    hidden: { ...freshHidden(asked, formOf(asked, date)), books: booksOf(end.stock) },
    counted: new Map(counts.map(({ itemId, counted }) => [itemId, counted])),
    isChanged,
  });

/**
 * The form again with everything that was typed, and what is the matter. When it is not known what became of it, it is
 * offered just as it was sent: another step of it would be another request.
 */
const again = async (
  asked: CloseAsked,
  date: string,
  sent: SentForm,
  refusal: Refusal | undefined,
  known?: DayEnd,
): Promise<Response> => {
  const { locale } = asked;
  if (refusal?.refused === 'TRY_AGAIN') return refusedPage(asked, refusal);
  const end = known ?? (await attempt(asked.c, () => endOf(asked, date)));
  if (isRefusal(end)) return refusedPage(asked, end);
  const hidden = againHidden(asked, formOf(asked, date), sent.key, refusal);
  const form = { values: valuesOf(sent), wrong: {} };
  if (!refusal) return closePage(asked, { date, end, form, hidden });
  const t = staffWords(locale).closeDay;
  const names = new Map(end.stock.map(({ itemId, name }) => [`count.${itemId}`, name]));
  const wordsOf = (code: Refusal['refused']) =>
    code === 'NUMBER_FORMAT' ? t.numberWrong : refusalMessage(locale.language, { ...refusal, refused: code });
  const wrong = (refusal.fields ?? []).filter(({ field }) => names.has(field));
  const problems = wrong.map(({ field, code }) => ({
    field,
    message: locale.messages.common.labelled(names.get(field)!, wordsOf(code)),
  }));
  const general = { message: refusal.refused === 'DATE_FORMAT' ? t.future : wordsOf(refusal.refused) };
  return closePage(
    asked,
    {
      date,
      end,
      hidden,
      form: { ...form, wrong: Object.fromEntries(wrong.map(({ field, code }) => [field, wordsOf(code)])) },
      problems: problems.length > 0 ? problems : [general],
    },
    refusedFacts(asked, refusal),
  );
};

const valuesOf = ({ fields }: SentForm): FormState['values'] =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

const closePage = (
  asked: CloseAsked,
  shown: Omit<CloseDayProps, 'frame' | 'siteId' | 'previousDay' | 'nextDay' | 'isFuture'>,
  facts?: PageFacts,
): Response => {
  const { c, deps, frame, site } = asked;
  const today = localDateOf(deps.clock());
  const page = (
    <CloseDayPage
      {...shown}
      frame={frame}
      siteId={site.siteId}
      previousDay={addDays(shown.date, -1)}
      nextDay={shown.date < today ? addDays(shown.date, 1) : undefined}
      isFuture={shown.date > today}
    />
  );
  return answerPage(c, page, facts);
};
