import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import type { ScheduleInput } from '../../../shared/domain/requests/officials.ts';
import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import { createSchedules } from '../../../shared/usecases/officials/create-schedules.ts';
import {
  planSchedules,
  type ScheduledDay,
  type SchedulePlan,
  scheduledDays,
} from '../../../shared/usecases/officials/plan-schedules.ts';
import { formatDate } from '../../../web/format.ts';
import { ScheduleCheckPage } from '../../../web/pages/official/schedule-check-page.tsx';
import type { ScheduleValues } from '../../../web/pages/official/schedule-form.tsx';
import { SchedulePage } from '../../../web/pages/official/schedule-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
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
import { scheduleFieldNames, scheduleFrom, scheduleProblems, sentSchedule } from './schedule-fields.ts';

type ScheduleAsked = SiteAsked<typeof paths.officeSchedule>;

const purposeOf = ({ site }: ScheduleAsked): string => `schedule ${site.siteId}`;

/** The form, for the week after the days that have slots, and these days. */
export const showSchedule = officeSitePage<typeof paths.officeSchedule>(async (asked) => {
  const planned = await scheduledDays(asked.deps, asked.site.siteId);
  const hidden = freshHidden(asked, purposeOf(asked));
  return schedulePage(asked, planned, { values: firstValues(asked, planned), hidden });
});

const firstValues = ({ deps }: ScheduleAsked, planned: readonly ScheduledDay[]): ScheduleValues => {
  const last = planned.at(-1)?.date;
  const from = last ? addDays(last, 1) : localDateOf(deps.clock());
  const hours = { opens: '08:30', closes: '17:30', breakFrom: '12:00', breakTo: '14:00' };
  return { from, to: addDays(from, 6), weekdays: [], ...hours, slotMinutes: '30', seats: '', walkInSeats: '0' };
};

/** First says what a schedule comes to; confirmed, makes the slots. */
export const submitSchedule = officeSitePage<typeof paths.officeSchedule>(async (asked) => {
  const sent = await readOfficeForm(asked, purposeOf(asked), {
    single: [...scheduleFieldNames, 'step'],
    multiple: ['weekdays'],
  });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const typed = { key: sent.key, values: sentSchedule(sent) };
  if (sent.fields.step === 'edit') return showAgain(asked, typed);
  const input = scheduleFrom(typed.values);
  if (isRefusal(input)) return showAgain(asked, typed, input);
  return sent.fields.step === 'save' ? save(asked, typed, input) : check(asked, typed, input);
});

interface Typed {
  readonly key: string;
  readonly values: ScheduleValues;
}

const check = async (asked: ScheduleAsked, typed: Typed, input: ScheduleInput): Promise<Response> => {
  const { c, actor, deps, locale, site } = asked;
  const plan = await attempt(c, () => planSchedules(deps, { actor, siteId: site.siteId, input }));
  if (isRefusal(plan)) {
    return plan.refused === 'TRY_AGAIN'
      ? checkPage(asked, typed, unread, 'check', plan)
      : showAgain(asked, typed, plan);
  }
  const closed = plan.days.filter(({ isClosed }) => isClosed).map(({ date }) => formatDate(locale.language, date));
  if (closed.length > 0) return showAgain(asked, typed, dayClosed, locale.messages.common.join(closed));
  return checkPage(asked, typed, plan, 'save');
};

const dayClosed = refuse('DAY_CLOSED', { fields: [{ field: 'from', code: 'DAY_CLOSED' }] });

const save = async (asked: ScheduleAsked, typed: Typed, input: ScheduleInput): Promise<Response> => {
  const { c, actor, deps, locale, site } = asked;
  const { siteId } = site;
  const made = await attempt(c, () => createSchedules(deps, { actor, key: typed.key, siteId, input }));
  if (!isRefusal(made)) return c.redirect(linkTo(locale, paths.officeSchedule, { siteId }, { saved: 'saved' }), 303);
  if (made.refused === 'TRY_AGAIN') return checkPage(asked, typed, unread, 'save', made);
  return made.refused === 'DAY_CLOSED' ? check(asked, typed, input) : showAgain(asked, typed, made);
};

/** What is shown when the outcome is not known: what the store now has may be these very slots. */
const unread: SchedulePlan = { days: [], seats: { online: 0, walkIn: 0 } };

const checkPage = (
  asked: ScheduleAsked,
  typed: Typed,
  plan: SchedulePlan,
  step: 'check' | 'save',
  problem?: Refusal,
): Response => {
  const { c, locale, frame, site } = asked;
  const page = (
    <ScheduleCheckPage
      {...{ frame, site, step }}
      {...plan}
      hidden={{ ...typed.values, ...againHidden(asked, purposeOf(asked), typed.key) }}
      problem={problem && officeMessage(locale, problem)}
    />
  );
  return answerPage(c, page, problem && refusedFacts(asked, problem));
};

const showAgain = async (
  asked: ScheduleAsked,
  { key, values }: Typed,
  refusal?: Refusal,
  closedDays?: string,
): Promise<Response> => {
  const read = await attempt(asked.c, () => scheduledDays(asked.deps, asked.site.siteId));
  const planned = isRefusal(read) ? undefined : read;
  const hidden = againHidden(asked, purposeOf(asked), key, refusal);
  return schedulePage(asked, planned, { values, hidden, refusal, closedDays });
};

interface ScheduleShown {
  readonly values: ScheduleValues;
  readonly hidden: Record<string, string>;
  readonly refusal?: Refusal | undefined;
  readonly closedDays?: string | undefined;
}

const schedulePage = (
  asked: ScheduleAsked,
  planned: readonly ScheduledDay[] | undefined,
  shown: ScheduleShown,
): Response => {
  const { c, locale, frame, site } = asked;
  const { values, hidden, refusal, closedDays } = shown;
  const found = refusal && scheduleProblems(locale, refusal, values, closedDays);
  const page = (
    <SchedulePage
      {...{ frame, site, planned, values, hidden }}
      wrong={found?.wrong ?? {}}
      problems={found?.problems}
      isSaved={c.req.method === 'GET' && c.req.query('saved') !== undefined}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};
