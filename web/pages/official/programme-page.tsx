import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { ProgrammeForm, type ProgrammeFormProps } from './programme-form.tsx';
import { ProgrammeRules } from './programme-rules.tsx';
import { ProgrammeFacts, type ProgrammeShown } from './programmes-page.tsx';

export interface ProgrammePageProps {
  readonly frame: DeskFrame;
  /** as it is now; none for a new one */
  readonly programme: ProgrammeShown | undefined;
  /** where a new one will count */
  readonly areaName: string;
  readonly serviceName: string;
  /** none where it may only be looked at */
  readonly form: Omit<ProgrammeFormProps, 'locale'> | undefined;
  /** what just happened, or why a new one leads here */
  readonly saved: 'saved' | 'suspended' | 'resumed' | 'isThere' | undefined;
  /** true when somebody else changed it while the form was filled in */
  readonly isStale: boolean;
  /** true while the form is being filled in */
  readonly isUnfolded: boolean;
  readonly problems?: readonly Problem[] | undefined;
}

/** A programme: its rules as sentences, and the form that changes it. */
export const ProgrammePage = (props: ProgrammePageProps) => {
  const { frame, programme, form, isStale, problems } = props;
  const { locale } = frame;
  const t = officialWords(locale).programme;
  const title = programme?.name ?? t.newTitle;
  return (
    <DeskLayout frame={frame} title={problems?.[0]?.message ?? title} isError={problems !== undefined}>
      {problems && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={problems}>
          {isStale && <p>{t.nowIsAdvice}</p>}
        </ErrorSummary>
      )}
      <h1>{title}</h1>
      <Saved {...props} />
      {programme ? <Now {...props} programme={programme} /> : <Where {...props} />}
      {form && <Change {...props} form={form} />}
      {programme?.mayChange === false && <p>{t.fromAbove}</p>}
      <a class="button second screen" href={linkTo(locale, paths.officeProgrammes, {})}>
        {t.back}
      </a>
    </DeskLayout>
  );
};

const Saved = ({ frame, saved }: ProgrammePageProps) => {
  const t = officialWords(frame.locale).programme;
  if (!saved) return null;
  return (
    <section class="notice" role="status">
      <h2>{t[saved]}</h2>
      {saved === 'saved' && <p>{t.savedAdvice}</p>}
    </section>
  );
};

const Now = ({
  frame: { locale },
  programme,
  isStale,
}: ProgrammePageProps & { readonly programme: ProgrammeShown }) => {
  const t = officialWords(locale).programme;
  return (
    <section class="card">
      <h2>{isStale ? t.nowIs : t.rules}</h2>
      <ProgrammeRules rules={programme.rules} />
      <ProgrammeFacts locale={locale} programme={programme} />
    </section>
  );
};

const Where = ({ frame, areaName, serviceName }: ProgrammePageProps) => {
  const t = officialWords(frame.locale).programme;
  return (
    <Facts
      facts={[
        { name: t.area, value: areaName },
        { name: t.service, value: serviceName },
      ]}
    />
  );
};

/** A new programme is written at once; one that is there is shown first, and its form unfolds. */
const Change = (props: ProgrammePageProps & { readonly form: Omit<ProgrammeFormProps, 'locale'> }) => {
  const { frame, programme, form, isUnfolded } = props;
  const { locale } = frame;
  const t = officialWords(locale).programme;
  if (!programme) return <ProgrammeForm {...form} locale={locale} />;
  const to = programme.state === 'suspended' ? 'resume' : 'suspend';
  return (
    <>
      <details open={isUnfolded}>
        <summary>{t.edit}</summary>
        <ProgrammeForm {...form} locale={locale} />
      </details>
      <a
        class="button second screen"
        href={linkTo(locale, paths.officeProgramme, { programmeId: programme.programmeId }, { to })}
      >
        {t[to]}
      </a>
    </>
  );
};
