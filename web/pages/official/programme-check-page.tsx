import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Table } from '../../components/table.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { ProgrammeRules } from './programme-rules.tsx';

/** What somebody gets, before and after a change; empty where it is nothing. */
export interface ProgrammeExample {
  readonly age: number;
  readonly dose: string | undefined;
  readonly before: string;
  readonly after: string;
}

export interface ProgrammeCheckPageProps {
  readonly frame: DeskFrame;
  readonly programmeId: string;
  readonly name: string;
  /** each rule as a sentence */
  readonly rules: readonly string[];
  readonly effects: readonly string[];
  readonly examples: readonly ProgrammeExample[];
  readonly isSame: boolean;
  readonly hidden: Hidden;
  readonly problem?: string | undefined;
}

/** Says the rules back before they count, with people as examples. */
export const ProgrammeCheckPage = (props: ProgrammeCheckPageProps) => {
  const { frame, programmeId, name, rules, effects, isSame, hidden, problem } = props;
  const { locale } = frame;
  const t = officialWords(locale).programme;
  const action = linkTo(locale, paths.officeProgramme, { programmeId });
  return (
    <DeskLayout frame={frame} title={problem ?? t.checkTitle} isError={problem !== undefined}>
      {problem && <ErrorSummary title={locale.messages.common.errorSummary} problems={[{ message: problem }]} />}
      <h1>
        {t.checkTitle}
        <br />
        {name}
      </h1>
      {isSame ? (
        <Notice title={t.same} advice={t.sameAdvice} />
      ) : (
        <>
          <h2>{t.says}</h2>
          <ProgrammeRules rules={rules} />
          <ul>
            {effects.map((effect) => (
              <li>{effect}</li>
            ))}
          </ul>
          <Examples {...props} />
          <ActButton action={action} words={t.confirm} hidden={{ ...hidden, step: 'save' }} />
        </>
      )}
      <ActButton action={action} words={t.again} hidden={{ ...hidden, step: 'edit' }} kind="second" />
    </DeskLayout>
  );
};

const Examples = ({ frame: { locale }, examples }: ProgrammeCheckPageProps) => {
  const t = officialWords(locale).programme;
  const goods = (text: string) => (text === '' ? t.nothing : <span lang="zh-CN">{text}</span>);
  return (
    <Table
      caption={t.examplesCaption}
      columns={[{ words: t.person }, { words: t.after }, { words: t.before }]}
      rows={examples.map(({ age, dose, before, after }) => [
        t.personAged(age, dose),
        before === after ? goods(after) : <b>{goods(after)}</b>,
        before === after ? t.alike : goods(before),
      ])}
    />
  );
};

export interface SuspendPageProps {
  readonly frame: DeskFrame;
  readonly programmeId: string;
  readonly name: string;
  readonly to: 'suspend' | 'resume';
  /** each rule as a sentence */
  readonly rules: readonly string[];
  readonly sites: number;
  /** the name of another programme in the same place, of which only one can count */
  readonly rival: string | undefined;
  readonly hidden: Hidden;
  readonly problem?: string | undefined;
}

/** Asks once more before a programme is suspended or counts again. */
export const SuspendPage = (props: SuspendPageProps) => {
  const { frame, programmeId, name, to, rules, sites, rival, hidden, problem } = props;
  const { locale } = frame;
  const t = officialWords(locale).programme;
  const title = { suspend: t.suspendTitle, resume: t.resumeTitle }[to];
  const action = linkTo(locale, paths.officeProgramme, { programmeId });
  return (
    <DeskLayout frame={frame} title={problem ?? title} isError={problem !== undefined}>
      {problem && <ErrorSummary title={locale.messages.common.errorSummary} problems={[{ message: problem }]} />}
      <h1>
        {title}
        <br />
        {name}
      </h1>
      <ProgrammeRules rules={rules} />
      <ul>
        <li>{to === 'suspend' ? t.suspendEffect : t.resumeEffect}</li>
        {rival && <li>{t.taken(rival)}</li>}
        <li>{sites === 0 ? t.coversNone : t.covers(sites)}</li>
        <li>{t.keptAsPromised}</li>
      </ul>
      <ActButton
        action={action}
        words={to === 'suspend' ? t.suspendConfirm : t.resumeConfirm}
        hidden={{ ...hidden, step: to }}
        kind={to === 'suspend' ? 'danger' : undefined}
      />
      <a class="button second" href={action}>
        {t.keep}
      </a>
    </DeskLayout>
  );
};
