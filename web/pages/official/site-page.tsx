import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { SiteFields, type SiteFieldsProps } from './site-fields.tsx';
import { SiteLinks } from './site-links.tsx';

/** A site as its official reads it: names in place of ids. */
export interface SiteShown {
  readonly siteId: string;
  readonly number: string;
  readonly name: string;
  readonly areaName: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly services: readonly string[];
  readonly stages: readonly string[];
  readonly responsible: { readonly name: string; readonly phone: string };
  readonly status: 'draft' | 'open' | 'paused' | 'closed';
}

export interface SitePageProps extends Omit<SiteFieldsProps, 'locale'> {
  readonly frame: DeskFrame;
  readonly site: SiteShown;
  readonly hidden: Hidden;
  /** what just happened: opened, opened with a position that was guessed, or changed */
  readonly saved: 'opened' | 'moved' | 'saved' | undefined;
  readonly problems?: readonly Problem[] | undefined;
  /** what to know about the problem */
  readonly advice?: string | undefined;
}

/** A site: its facts, all that can be done with it, and the form that changes it. */
export const SitePage = (props: SitePageProps) => {
  const { frame, site, hidden, problems, advice } = props;
  const { locale } = frame;
  const t = officialWords(locale).site;
  return (
    <DeskLayout frame={frame} title={problems?.[0]?.message ?? site.name} isError={problems !== undefined}>
      {problems && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={problems}>
          {advice && <p>{advice}</p>}
        </ErrorSummary>
      )}
      <h1>{site.name}</h1>
      <SiteLinks locale={locale} siteId={site.siteId} current={paths.officeSite} />
      <Saved {...props} />
      <SiteFacts frame={frame} site={site} />
      <details open={problems !== undefined}>
        <summary>{t.edit}</summary>
        <p>{t.editLead}</p>
        <form method="post" action={linkTo(locale, paths.officeSite, { siteId: site.siteId })} novalidate>
          <HiddenFields values={hidden} />
          <SiteFields {...props} locale={locale} />
          <button type="submit">{t.save}</button>
        </form>
      </details>
    </DeskLayout>
  );
};

const Saved = ({ frame: { locale }, site, saved }: SitePageProps) => {
  const t = officialWords(locale).site;
  if (!saved) return null;
  return (
    <section class="notice" role="status">
      <h2>{saved === 'saved' ? t.saved : t.opened}</h2>
      {saved === 'moved' && <p>{t.moved}</p>}
      {saved !== 'saved' && (
        <>
          <p>{t.openedAdvice}</p>
          <a class="button" href={linkTo(locale, paths.officeSchedule, { siteId: site.siteId })}>
            {t.schedule}
          </a>
        </>
      )}
    </section>
  );
};

const SiteFacts = ({ frame: { locale }, site }: Pick<SitePageProps, 'frame' | 'site'>) => {
  const { site: t, status } = officialWords(locale);
  const { join } = locale.messages.common;
  return (
    <div class="card">
      <h2>{t.facts}</h2>
      <Facts
        facts={[
          { name: t.statusField, value: <StatusMark status={site.status} words={status.meaning[site.status]} /> },
          { name: t.number, value: site.number },
          { name: t.area, value: site.areaName },
          { name: t.address, value: site.address },
          { name: t.services, value: join(site.services) },
          { name: t.stages, value: site.stages.join(' → ') },
          { name: t.responsible, value: site.responsible.name },
          { name: t.phone, value: <a href={`tel:${site.responsible.phone}`}>{site.responsible.phone}</a> },
          { name: t.place, value: `${site.lng}, ${site.lat}` },
        ]}
      />
    </div>
  );
};
