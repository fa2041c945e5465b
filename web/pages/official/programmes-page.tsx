import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { type FormState, type Option, SelectField } from '../../components/fields.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { fillPath, linkTo, paths, readingQuery } from '../../paths.ts';
import { ProgrammeRules } from './programme-rules.tsx';

/** A programme as its official reads it. */
export interface ProgrammeShown {
  readonly programmeId: string;
  readonly name: string;
  readonly areaName: string;
  readonly serviceName: string;
  /** each rule as a sentence */
  readonly rules: readonly string[];
  readonly perPerson: number;
  readonly state: 'active' | 'suspended' | 'unused';
  /** sites at which it decides */
  readonly sites: number;
  /** false for a programme of an area above */
  readonly mayChange: boolean;
}

export interface ProgrammesPageProps {
  readonly frame: DeskFrame;
  readonly programmes: readonly ProgrammeShown[];
  readonly areas: readonly Option[];
  readonly services: readonly Option[];
  /** where a new one is to count */
  readonly form: FormState;
  readonly problems?: readonly Problem[] | undefined;
}

/** The programmes that concern an official, and the way to a new one. */
export const ProgrammesPage = (props: ProgrammesPageProps) => {
  const { frame, programmes, problems } = props;
  const { locale } = frame;
  const t = officialWords(locale).programme;
  return (
    <DeskLayout frame={frame} title={problems?.[0]?.message ?? t.title} isError={problems !== undefined}>
      {problems && <ErrorSummary title={locale.messages.common.errorSummary} problems={problems} />}
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {programmes.length === 0 && <Notice title={t.none} advice={t.noneAdvice} />}
      {programmes.map((programme) => (
        <section class="card">
          <h2>{programme.name}</h2>
          <ProgrammeRules rules={programme.rules} />
          <ProgrammeFacts locale={locale} programme={programme} />
          <a
            class="button second screen"
            href={linkTo(locale, paths.officeProgramme, { programmeId: programme.programmeId })}
          >
            {programme.mayChange ? t.open(programme.name) : t.look(programme.name)}
          </a>
        </section>
      ))}
      <NewProgramme {...props} />
    </DeskLayout>
  );
};

const shapes = { active: '●', suspended: '‖', unused: '–' } as const;

/** Where a programme counts, and whether it does. */
export const ProgrammeFacts = ({
  locale,
  programme,
}: {
  readonly locale: Locale;
  readonly programme: ProgrammeShown;
}) => {
  const t = officialWords(locale).programme;
  const { state, areaName, serviceName, perPerson, sites } = programme;
  const mark = (
    <>
      <span aria-hidden="true">{shapes[state]}</span> {t.state[state]}
    </>
  );
  return (
    <Facts
      facts={[
        { name: t.stateField, value: mark },
        { name: t.area, value: areaName },
        { name: t.service, value: serviceName },
        { name: t.perPerson, value: t.times(perPerson) },
        { name: t.sites, value: t.siteCount(sites) },
      ]}
    />
  );
};

/** Area and service come first: the doses that a rule may name hang on them. */
const NewProgramme = ({ frame: { locale }, areas, services, form }: ProgrammesPageProps) => {
  const t = officialWords(locale).programme;
  return (
    <>
      <h2>{t.newTitle}</h2>
      <form method="get" action={fillPath(paths.officeProgramme, { programmeId: 'new' })}>
        <HiddenFields values={readingQuery(locale)} />
        <SelectField form={form} name="area" label={t.area} options={areas} />
        <SelectField form={form} name="service" label={t.service} options={services} />
        <button type="submit">{t.newButton}</button>
      </form>
    </>
  );
};
