import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import type { FormState, Option } from '../../components/fields.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { PhoneLink } from '../../components/phone-link.tsx';
import { dateIn, formatDate, formatWindow } from '../../format.ts';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';
import { Booker, Consent, NeedsAndReward, WhatFor, WhoComes } from './booking-fields.tsx';
import type { SiteProps } from './site-page.tsx';

/** A free slot that takes the same answers with one press. */
export interface Alternative {
  readonly siteId: string;
  readonly siteName: string;
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly remaining: number;
}

/** Why the booking did not happen. */
export interface BookProblem {
  readonly problems: readonly Problem[];
  /** set when the slot is gone, or too early for the person: what is free instead, possibly nothing */
  readonly alternatives?: readonly Alternative[] | undefined;
  /** first local date on which the person may come, when the slot is too early for them */
  readonly possibleFrom?: string | undefined;
  /** what to do now, where no field says it */
  readonly advice?: string | undefined;
  /** set when the person has an appointment that can be found, and changed instead */
  readonly isAlreadyBooked?: boolean;
  /** set when only the site can tell why not */
  readonly mustPhone?: boolean;
}

export interface BookPageProps {
  readonly locale: Locale;
  /** left out on an answer to a form: that page cannot be asked for again */
  readonly here?: string;
  readonly site: SiteProps;
  readonly slot: { readonly slotId: string; readonly start: string; readonly end: string };
  readonly form: FormState;
  readonly hidden: Readonly<Record<string, string>>;
  readonly services: readonly Option[];
  readonly doses: readonly Option[];
  /** the service that has doses, in words */
  readonly dosesOf: string | undefined;
  /** rewards of which one can be chosen, and to choose none yet */
  readonly rewardChoices: readonly Option[];
  /** the rules that say who gets which reward */
  readonly rewardRules: string;
  /** last characters of a document number that is kept sealed, or that was wrong and must be typed again */
  readonly idNumberTail?: { readonly kept: boolean; readonly tail: string } | undefined;
  readonly today: string;
  readonly retentionDays: number;
  readonly problem?: BookProblem | undefined;
}

/** The one form of the booking. */
export const BookPage = (props: BookPageProps) => {
  const { locale, here, site, slot, problem } = props;
  const { common, book: t } = locale.messages;
  const lead = problem?.problems[0]?.message;
  return (
    <Layout locale={locale} title={lead ?? t.title} isError={problem !== undefined} {...(here && { here })}>
      <form method="post" action={bookHref(locale, site.siteId, slot.slotId)} novalidate>
        <HiddenFields values={props.hidden} />
        {/* Enter books the slot above, never an alternative: the first submit button is the one that Enter presses. */}
        {problem?.alternatives && <button type="submit" hidden />}
        {problem && (
          <ErrorSummary title={common.errorSummary} problems={problem.problems}>
            {problem.advice && <p>{problem.advice}</p>}
            {problem.isAlreadyBooked && <a href={linkTo(locale, paths.find, {})}>{common.find}</a>}
            {problem.mustPhone && <PhoneLink locale={locale} phone={site.phone} />}
          </ErrorSummary>
        )}
        {problem?.alternatives && (
          <Alternatives
            {...{ locale, site }}
            service={props.form.values.service}
            {...problem}
            alternatives={problem.alternatives}
          />
        )}
        <h1>{t.title}</h1>
        <p class="card">
          <b>
            {formatDate(locale.language, dateIn(slot.start))} {formatWindow(slot)}
          </b>
          <br />
          {site.name}
          <br />
          {site.address}
        </p>
        <WhatFor {...props} />
        <WhoComes {...props} />
        <Booker {...props} />
        <NeedsAndReward {...props} />
        <Consent {...props} />
        <button type="submit">{t.submit}</button>
      </form>
      <a class="button second" href={siteHref(locale, site.siteId, slot.start, props.form.values.service)}>
        {t.otherTime}
      </a>
    </Layout>
  );
};

const siteHref = (locale: Locale, siteId: string, start: string, service: string | undefined) =>
  linkTo(locale, paths.site, { siteId }, { date: dateIn(start), service: service || undefined });

const bookHref = (locale: Locale, siteId: string, slotId: string) => linkTo(locale, paths.book, { siteId, slotId });

interface AlternativesProps extends Pick<BookPageProps, 'locale' | 'site'>, Pick<BookProblem, 'possibleFrom'> {
  readonly service: string | undefined;
  readonly alternatives: readonly Alternative[];
}

const Alternatives = ({ locale, site, service, alternatives, possibleFrom }: AlternativesProps) => {
  const { common, site: siteMessages, book: t } = locale.messages;
  const from = possibleFrom && formatDate(locale.language, possibleFrom);
  return (
    <section>
      {alternatives.length === 0 ? (
        <p class="notice">{from ? t.noneFrom(from) : t.noAlternatives}</p>
      ) : (
        <>
          {from && <p>{t.possibleFrom(from)}</p>}
          <h2>{t.alternatives}</h2>
        </>
      )}
      <ol class="slots">
        {alternatives.map((free) => (
          <li>
            <button type="submit" class="second" formaction={bookHref(locale, free.siteId, free.slotId)}>
              <b>
                {formatDate(locale.language, dateIn(free.start))} {formatWindow(free)}
              </b>
              <span>
                {free.siteName} · {common.places(free.remaining)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {alternatives.length === 0 ? (
        <a class="button second" href={linkTo(locale, paths.sites, {}, { service: service || undefined })}>
          {siteMessages.otherSites}
        </a>
      ) : (
        from && (
          <a class="button second" href={siteHref(locale, site.siteId, possibleFrom, service)}>
            {t.seeDay(from)}
          </a>
        )
      )}
    </section>
  );
};
