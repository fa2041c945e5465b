import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Table } from '../../components/table.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { dateIn, formatDate, timeIn } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { PersonFacts, type PersonProps } from './check-in-page.tsx';
import { HandOut, type HandOutProps } from './hand-out.tsx';
import { SearchBox } from './search-box.tsx';

/** Acts of one tap: the hidden fields of each that can be done now. */
export interface ActsProps {
  readonly checkIn?: Hidden | undefined;
  /** to the next stage of the site */
  readonly stage?: { readonly name: string; readonly hidden: Hidden } | undefined;
  readonly complete?: Hidden | undefined;
  readonly undoCheckIn?: Hidden | undefined;
  readonly noShow?: Hidden | undefined;
}

export interface AppointmentPageProps extends PersonProps {
  readonly frame: DeskFrame;
  /** hidden fields of the search for the next person */
  readonly search: Hidden;
  readonly siteId: string;
  /** the stages of the site, in order */
  readonly stages: readonly string[];
  readonly acts: ActsProps;
  readonly handOut: Omit<HandOutProps, 'locale' | 'action'>;
  /** what was done just now, in words */
  readonly done?: string | undefined;
  /** set while the appointment cannot be checked in because of its date */
  readonly isOtherDay: boolean;
  readonly problem?:
    | {
        readonly problems: readonly Problem[];
        readonly advice?: string | undefined;
        /** true where somebody was faster, so that it matters who did what */
        readonly isAboutState: boolean;
      }
    | undefined;
}

/** One person at the desk: what was done, what can be done next, the reward, and who did what. */
export const AppointmentPage = (props: AppointmentPageProps) => {
  const { frame, siteId, appointment, acts, done, problem, isOtherDay } = props;
  const { locale } = frame;
  const t = staffWords(locale).desk.person;
  const { maskedName } = appointment.attendee;
  const action = linkTo(locale, paths.deskAppointment, { siteId, code: appointment.appointmentCode });
  const title = problem?.problems[0]?.message ?? (done ? `${done} ${maskedName}` : maskedName);
  const state = staffWords(locale).state[appointment.status];
  return (
    <DeskLayout frame={frame} title={title} isError={problem !== undefined}>
      <SearchBox locale={locale} siteId={siteId} hidden={props.search} isNext isFocused={done !== undefined} />
      {problem && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={problem.problems}>
          {problem.advice && <p>{problem.advice}</p>}
          {problem.isAboutState && (
            <>
              <p>{t.stateNow(state)}</p>
              <LastStep locale={locale} {...props} />
            </>
          )}
        </ErrorSummary>
      )}
      {done && (
        <p class="notice" role="status">
          <b>✓ {done}</b>
        </p>
      )}
      <h1>{maskedName}</h1>
      <p class="card">
        {t.state} <StateMark locale={locale} state={appointment.status} />
        {appointment.status === 'checkedIn' && <Stages locale={locale} {...props} />}
      </p>
      {isOtherDay && <p class="notice">{t.notToday}</p>}
      <Acts locale={locale} action={action} {...acts} />
      <HandOut locale={locale} action={action} {...props.handOut} />
      <PersonFacts locale={locale} appointment={appointment} what={props.what} />
      <History locale={locale} {...props} />
      {acts.noShow && (
        <>
          <ActButton action={action} words={t.noShow} hidden={acts.noShow} kind="danger" />
          <p class="hint">{t.noShowHint}</p>
        </>
      )}
      <a class="button second" href={linkTo(locale, paths.deskDay, { siteId })}>
        {t.back}
      </a>
    </DeskLayout>
  );
};

type InLocale = { readonly locale: Locale };

const Stages = ({ locale, stages, appointment }: AppointmentPageProps & InLocale) => {
  const t = staffWords(locale).desk.person;
  return (
    <>
      <br />
      {t.stage} <b>{appointment.stage}</b>
      <br />
      <span class="muted">
        {t.stages} {stages.join(' → ')}
      </span>
    </>
  );
};

/** The next step first; what takes a step back comes last and looks different. */
const Acts = ({
  locale,
  action,
  checkIn,
  stage,
  complete,
  undoCheckIn,
}: ActsProps & InLocale & { readonly action: string }) => {
  const t = staffWords(locale).desk.person;
  return (
    <>
      {checkIn && <ActButton action={action} words={t.checkIn} hidden={checkIn} />}
      {stage && <ActButton action={action} words={t.toStage(stage.name)} hidden={stage.hidden} />}
      {complete && <ActButton action={action} words={t.complete} hidden={complete} kind={stage && 'second'} />}
      {complete && <p class="hint">{t.completeHint}</p>}
      {undoCheckIn && <ActButton action={action} words={t.undo} hidden={undoCheckIn} kind="second" />}
    </>
  );
};

/** An entry of the history in words: when, what, by whom. */
const stepWords = (locale: Locale, { at, what, by }: AppointmentView['history'][number]): [string, string, string] => {
  const t = staffWords(locale).desk.person;
  const whats: Readonly<Record<string, string>> = t.whats;
  const people: Readonly<Record<string, string>> = { resident: t.resident, system: t.system };
  return [`${formatDate(locale.language, dateIn(at))} ${timeIn(at)}`, whats[what] ?? what, people[by] ?? by];
};

const LastStep = ({ locale, appointment }: AppointmentPageProps & InLocale) => {
  const last = appointment.history.at(-1);
  return last ? <p>{staffWords(locale).desk.person.lastStep(...stepWords(locale, last))}</p> : null;
};

const History = ({ locale, appointment }: AppointmentPageProps & InLocale) => {
  const t = staffWords(locale).desk.person;
  const rows = appointment.history.map((entry) => stepWords(locale, entry));
  return <Table caption={t.history} columns={[t.at, t.what, t.by].map((words) => ({ words }))} rows={rows} />;
};
