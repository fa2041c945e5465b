import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Table } from '../../components/table.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatDate } from '../../format.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';

export interface ScheduleCheckPageProps {
  readonly frame: DeskFrame;
  readonly site: { readonly siteId: string; readonly name: string; readonly status: string };
  /** slots to be made and slots that are there already, by day; none when that could not be read */
  readonly days: readonly { readonly date: string; readonly made: number; readonly kept: number }[];
  /** of each slot */
  readonly seats: { readonly online: number; readonly walkIn: number };
  readonly hidden: Hidden;
  /** what the button asks for: to make the slots, or after a failure to look once more at what it comes to */
  readonly step: 'check' | 'save';
  readonly problem?: string | undefined;
}

/** What a schedule comes to, before it is made. */
export const ScheduleCheckPage = (props: ScheduleCheckPageProps) => {
  const { frame, site, days, hidden, step, problem } = props;
  const { locale } = frame;
  const t = officialWords(locale).schedule;
  const action = linkTo(locale, paths.officeSchedule, { siteId: site.siteId });
  const makesSome = days.some(({ made }) => made > 0);
  return (
    <DeskLayout frame={frame} title={problem ?? t.checkTitle} isError={problem !== undefined}>
      {problem && <ErrorSummary title={locale.messages.common.errorSummary} problems={[{ message: problem }]} />}
      <h1>
        {t.checkTitle}
        <br />
        {site.name}
      </h1>
      {days.length > 0 && <Sum {...props} />}
      {(makesSome || problem) && (
        <ActButton action={action} words={step === 'save' ? t.confirm : t.check} hidden={{ ...hidden, step }} />
      )}
      <ActButton action={action} words={t.again} hidden={{ ...hidden, step: 'edit' }} kind="second" />
      {days.length > 0 && <DayByDay {...props} />}
    </DeskLayout>
  );
};

const Sum = ({ frame, site, days, seats }: ScheduleCheckPageProps) => {
  const t = officialWords(frame.locale).schedule;
  const made = days.reduce((sum, day) => sum + day.made, 0);
  const kept = days.reduce((sum, day) => sum + day.kept, 0);
  return (
    <>
      {made === 0 ? (
        <Notice title={t.nothing} advice={t.nothingAdvice} />
      ) : (
        <p>
          <b>{t.sum(made, made * seats.online, made * seats.walkIn)}</b>
        </p>
      )}
      {kept > 0 && <p>{t.kept(kept)}</p>}
      {made > 0 && <p>{site.status === 'open' ? t.openAtOnce.open : t.openAtOnce.other}</p>}
    </>
  );
};

const DayByDay = ({ frame: { locale }, days, seats }: ScheduleCheckPageProps) => {
  const t = officialWords(locale).schedule;
  return (
    <Table
      caption={t.daysCaption}
      columns={[
        { words: t.date },
        ...[t.newSlots, t.newOnline, t.newWalkIn, t.existing].map((words) => ({ words, isNumber: true })),
      ]}
      rows={days.map((day) => [
        formatDate(locale.language, day.date),
        day.made,
        day.made * seats.online,
        day.made * seats.walkIn,
        day.kept,
      ])}
    />
  );
};
