import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { Table } from '../../components/table.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatDate } from '../../format.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { ScheduleForm, type ScheduleFormProps } from './schedule-form.tsx';
import { SiteLinks } from './site-links.tsx';

export interface SchedulePageProps extends Omit<ScheduleFormProps, 'locale' | 'action'> {
  readonly frame: DeskFrame;
  readonly site: { readonly siteId: string; readonly name: string; readonly area: string; readonly status: string };
  /** days from today on that have slots, unless they could not be read */
  readonly planned:
    | readonly { readonly date: string; readonly slots: number; readonly isClosed: boolean }[]
    | undefined;
  readonly isSaved: boolean;
  readonly problems?: readonly Problem[] | undefined;
}

/** Makes slots, and shows which days have some. */
export const SchedulePage = (props: SchedulePageProps) => {
  const { frame, site, values, wrong, hidden, isSaved, problems } = props;
  const { locale } = frame;
  const t = officialWords(locale).schedule;
  const action = linkTo(locale, paths.officeSchedule, { siteId: site.siteId });
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
      <SiteLinks locale={locale} siteId={site.siteId} current={paths.officeSchedule} />
      {isSaved && (
        <section class="notice" role="status">
          <h2>{t.saved}</h2>
          {site.status !== 'open' && (
            <>
              <p>{t.openAtOnce.other}</p>
              <a class="button" href={linkTo(locale, paths.officeStatus, { siteId: site.siteId }, { to: 'open' })}>
                {officialWords(locale).status.checkTitle.open}
              </a>
            </>
          )}
        </section>
      )}
      {isSaved && <Planned {...props} />}
      <p>{t.lead}</p>
      <ScheduleForm {...{ locale, action, values, wrong, hidden }} />
      {!isSaved && <Planned {...props} />}
    </DeskLayout>
  );
};

const Planned = ({ frame: { locale }, site, planned }: SchedulePageProps) => {
  const t = officialWords(locale).schedule;
  if (!planned) return null;
  if (planned.length === 0) return <p>{t.noneYet}</p>;
  return (
    <Table
      caption={t.plannedCaption}
      columns={[{ words: t.date }, { words: t.planned, isNumber: true }]}
      rows={planned.map(({ date, slots, isClosed }) => [
        <a href={linkTo(locale, paths.office, {}, { date, area: site.area })}>{formatDate(locale.language, date)}</a>,
        isClosed ? `${slots} (${t.dayClosed})` : slots,
      ])}
    />
  );
};
