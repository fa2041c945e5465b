import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { Affected, type AffectedProps } from './affected.tsx';
import { type NoticeFacts, NoticeTexts } from './notice-text.tsx';
import { SiteLinks } from './site-links.tsx';

const statuses = ['open', 'paused', 'closed'] as const;
/** What a site can be changed to. */
export type StatusChoice = (typeof statuses)[number];

export interface StatusPageProps {
  readonly frame: DeskFrame;
  /** copies the texts of the notice */
  readonly script: string;
  readonly site: { readonly siteId: string; readonly name: string; readonly status: 'draft' | StatusChoice };
  /** the status that is asked about; none: all that are possible are offered */
  readonly to: StatusChoice | undefined;
  readonly hidden: Hidden;
  /** the status before a change that was just made */
  readonly was: 'draft' | StatusChoice | undefined;
  readonly affected: Omit<AffectedProps, 'locale' | 'siteId'> | undefined;
  readonly notice: NoticeFacts | undefined;
  readonly hasSlots: boolean;
  readonly problem?: { readonly message: string; readonly advice: string | undefined } | undefined;
}

/** Pauses, closes and opens a site: with what that means for residents, who is booked, and what to tell them. */
export const StatusPage = (props: StatusPageProps) => {
  const { frame, script, site, to, was, affected, notice, problem } = props;
  const { locale } = frame;
  const { status: t, siteStatus } = officialWords(locale);
  const title = to ? t.checkTitle[to] : t.title;
  return (
    <DeskLayout
      frame={frame}
      title={problem?.message ?? `${site.name} ${title}`}
      isError={problem !== undefined}
      script={notice && script}
    >
      {problem && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={[{ message: problem.message }]}>
          {problem.advice && <p>{problem.advice}</p>}
        </ErrorSummary>
      )}
      <h1 class={paperless(props)}>
        {title}
        <br />
        {site.name}
      </h1>
      <SiteLinks locale={locale} siteId={site.siteId} current={paths.officeStatus} />
      {was && !to && (
        <section class="notice screen" role="status">
          <h2>{t.saved(siteStatus[site.status])}</h2>
        </section>
      )}
      <p class={paperless(props)}>
        {t.now}: <StatusMark status={site.status} words={t.meaning[site.status]} />
      </p>
      {to ? <Confirm {...props} to={to} /> : <Choices {...props} />}
      {affected ? (
        <Affected locale={locale} siteId={site.siteId} {...affected}>
          <Texts {...props} />
        </Affected>
      ) : (
        <Texts {...props} />
      )}
    </DeskLayout>
  );
};

/** Where there is a notice, it alone is printed. */
const paperless = ({ notice }: StatusPageProps) => notice && 'screen';

const Texts = ({ frame, site, to, was, notice }: StatusPageProps) =>
  notice ? (
    <NoticeTexts
      locale={frame.locale}
      facts={notice}
      action={linkTo({ chosen: undefined, isLarge: false }, paths.officeStatus, { siteId: site.siteId })}
      keep={{ to, was }}
    />
  ) : null;

const hrefOf = ({ frame, site }: StatusPageProps, to?: StatusChoice) =>
  linkTo(frame.locale, paths.officeStatus, { siteId: site.siteId }, { to });

const Choices = (props: StatusPageProps) => {
  const { frame, site, was, hidden } = props;
  const { status: t, siteStatus } = officialWords(frame.locale);
  return (
    <>
      {was && was !== 'draft' && (
        <ActButton
          action={hrefOf(props)}
          words={t.undo(siteStatus[was])}
          hidden={{ ...hidden, to: was }}
          kind="second"
        />
      )}
      <div class="row">
        {statuses
          .filter((status) => status !== site.status)
          .map((status) => (
            <a class="button second" href={hrefOf(props, status)}>
              {t.choose[status]}
            </a>
          ))}
      </div>
    </>
  );
};

const Confirm = (props: StatusPageProps & { readonly to: StatusChoice }) => {
  const { frame, to, hidden, hasSlots } = props;
  const t = officialWords(frame.locale).status;
  return (
    <>
      <p class="screen">{t.effect[to]}</p>
      {to === 'open' && !hasSlots && <p class="screen">{t.noSlotsYet}</p>}
      <ActButton
        action={hrefOf(props)}
        words={t.confirm[to]}
        hidden={{ ...hidden, to, reason: props.notice?.reason }}
        kind={to === 'open' ? undefined : 'danger'}
      />
      <a class="button second" href={hrefOf(props)}>
        {t.keep}
      </a>
    </>
  );
};
