import { ActButton } from '../../components/act-button.tsx';
import { Facts } from '../../components/facts.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { PersonFacts, type PersonProps } from './check-in-page.tsx';

export interface ScannedPageProps {
  readonly frame: DeskFrame;
  readonly siteId: string;
  readonly person: PersonProps;
  /** the check-in was taken back before */
  readonly isUndone: boolean;
  readonly checkIn: Hidden;
}

/** Whose code was opened and at which site, with the button that checks them in. */
export const ScannedPage = ({ frame, siteId, person, isUndone, checkIn }: ScannedPageProps) => {
  const { locale } = frame;
  const { scanned, desk } = staffWords(locale);
  const { status, appointmentCode: code } = person.appointment;
  const state = { name: desk.person.state, value: <StateMark locale={locale} state={status} /> };
  return (
    <DeskLayout frame={frame} title={scanned.title}>
      <h1>{scanned.title}</h1>
      {status === 'booked' && (
        <p class={isUndone ? 'notice' : undefined}>{isUndone ? scanned.undone : scanned.press}</p>
      )}
      <Facts facts={[{ name: scanned.site, value: frame.place }, state]} />
      <PersonFacts locale={locale} {...person} />
      {status === 'booked' && (
        <ActButton action={linkTo(locale, paths.deskCheckIn, { siteId })} words={scanned.checkIn} hidden={checkIn} />
      )}
      <a class="button second" href={linkTo(locale, paths.deskAppointment, { siteId, code })}>
        {desk.verdict.open}
      </a>
    </DeskLayout>
  );
};
