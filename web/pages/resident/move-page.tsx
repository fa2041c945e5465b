import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { AppointmentSummary } from '../../components/appointment-summary.tsx';
import { DaySwitcher } from '../../components/day-switcher.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { PhoneLink } from '../../components/phone-link.tsx';
import { SlotList, type SlotProps } from '../../components/slot-list.tsx';
import { dateIn, formatDate } from '../../format.ts';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';
import type { SiteProps } from './site-page.tsx';

export interface MovePageProps {
  readonly locale: Locale;
  readonly here?: string;
  readonly appointment: AppointmentView;
  readonly token: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** where and when the new seat would be */
  readonly site: SiteProps;
  readonly localDate: string;
  readonly slots: readonly SlotProps[];
  readonly previousDay: string | undefined;
  readonly nextDay: string | undefined;
  /** other open sites of the same service */
  readonly otherSites: readonly { readonly siteId: string; readonly name: string }[];
  readonly problem?: string | undefined;
  /** what to do about it, where another time alone does not mend it */
  readonly advice?: string | undefined;
  /** first local date on which the person may come, when the slot they pressed is too early for them */
  readonly possibleFrom?: string | undefined;
}

/** Another slot, of this site or another: one press moves the appointment. */
export const MovePage = (props: MovePageProps) => {
  const {
    locale,
    here,
    appointment,
    token,
    hidden,
    site,
    localDate,
    slots,
    otherSites,
    problem,
    advice,
    possibleFrom,
  } = props;
  const { common, site: siteMessages, move: t } = locale.messages;
  const params = { code: appointment.appointmentCode, token };
  const moveHref = (siteId: string, date?: string) => linkTo(locale, paths.move, params, { siteId, date });
  const nothing = whyNothing(props);
  return (
    <Layout locale={locale} title={problem ?? t.title} isError={problem !== undefined} {...(here && { here })}>
      {problem && (
        <ErrorSummary title={common.errorSummary} problems={[{ message: problem }]}>
          {advice && <p>{advice}</p>}
          {possibleFrom && (
            <a href={moveHref(site.siteId, possibleFrom)}>
              {locale.messages.book.seeDay(formatDate(locale.language, possibleFrom))}
            </a>
          )}
        </ErrorSummary>
      )}
      <h1>{t.title}</h1>
      <p>{t.now}</p>
      <AppointmentSummary locale={locale} appointment={appointment} />
      <p>{t.advice}</p>
      <h2>{site.name}</h2>
      <p>{formatDate(locale.language, localDate)}</p>
      <DaySwitcher {...props} hrefOf={(date) => moveHref(site.siteId, date)} />
      {nothing && <Notice title={siteMessages[nothing]} advice={siteMessages[`${nothing}Advice`]} />}
      <form method="post" action={linkTo(locale, paths.move, params)}>
        <HiddenFields values={hidden} />
        <SlotList locale={locale} slots={slots} />
      </form>
      {otherSites.length > 0 && <h2>{t.otherSites}</h2>}
      {otherSites.map(({ siteId, name }) => (
        <a class="button second" href={moveHref(siteId)}>
          {name}
        </a>
      ))}
      <PhoneLink locale={locale} phone={site.phone} />
      <a class="button" href={linkTo(locale, paths.appointment, params)}>
        {t.keep}
      </a>
    </Layout>
  );
};

/** The slot of the appointment itself is not among `slots`, so an empty list does not mean an empty day. */
const whyNothing = ({ appointment, site, localDate, slots }: MovePageProps): 'noSlots' | 'noneFree' | undefined => {
  const isOwnDay = site.siteId === appointment.site.siteId && localDate === dateIn(appointment.slot.start);
  if (slots.length === 0 && !isOwnDay) return 'noSlots';
  return slots.some(({ status, remaining }) => status === 'open' && remaining > 0) ? undefined : 'noneFree';
};
