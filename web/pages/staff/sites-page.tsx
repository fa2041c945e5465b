import { TextField } from '../../components/fields.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths, readingQuery } from '../../paths.ts';

export interface DeskSiteProps {
  readonly siteId: string;
  readonly number: string;
  readonly name: string;
  readonly status: 'draft' | 'open' | 'paused' | 'closed';
}

export interface DeskSitesPageProps {
  readonly frame: DeskFrame;
  readonly sites: readonly DeskSiteProps[];
  /** sites that were found besides */
  readonly more: number;
  readonly q: string;
}

/** The sites at whose desk somebody may act. */
export const DeskSitesPage = ({ frame, sites, more, q }: DeskSitesPageProps) => {
  const { locale } = frame;
  const t = staffWords(locale).desk.sites;
  return (
    <DeskLayout frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <form action={paths.desk} class="row">
        <HiddenFields values={readingQuery(locale)} />
        <TextField form={{ values: { q }, wrong: {} }} name="q" label={t.search} maxlength={100} />
        <button type="submit" class="second">
          {t.submit}
        </button>
      </form>
      {sites.length === 0 && <Notice title={t.none} advice={t.noneAdvice} />}
      <ol class="slots">
        {sites.map(({ siteId, number, name, status }) => (
          <li>
            <a class="button second" href={linkTo(locale, paths.deskDay, { siteId })}>
              <b>{name}</b>
              <span>
                {number} <StatusMark status={status} words={t.status[status]} />
              </span>
            </a>
          </li>
        ))}
      </ol>
      {more > 0 && <p>{t.more(more)}</p>}
    </DeskLayout>
  );
};

/** For an account whose site is not there any more. */
export const SiteGonePage = ({ frame }: { readonly frame: DeskFrame }) => {
  const t = staffWords(frame.locale).desk.sites;
  return (
    <DeskLayout frame={frame} title={t.gone} isError>
      <h1>{t.gone}</h1>
      <p>{t.goneAdvice}</p>
    </DeskLayout>
  );
};
