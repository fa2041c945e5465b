import type { StaffActor } from '../../../shared/domain/accounts.ts';
import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { findSiteOfCode } from '../../../shared/usecases/staff/find-site-of-code.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { ScannedPage } from '../../../web/pages/staff/scanned-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { signedIn } from '../../http/page-sign-in.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { showCode as showCodeToResidents } from '../../resident/pages/code.tsx';
import { answerCheckIn, checkInHidden } from './check-in.tsx';
import { deskFrame } from './frame.ts';
import { personProps } from './person.ts';
import { isOpenedByPerson } from './top-navigation.ts';

type CodeContext = PageContext<typeof paths.code>;

/**
 * What a resident's QR code opens. On a phone that is signed in for a site, opening it is the check-in; where it might
 * be no person who opened it, where the site is not certain, and where the check-in was taken back before (a reload must
 * not repeat it), there is a button first. Everybody else gets the residents' page.
 */
export const showCode = async (c: CodeContext): Promise<Response> => {
  const actor = await signedIn(c, 'staff');
  if (isRefusal(actor)) return showCodeToResidents(c);
  const { deps } = c.get('edge');
  const code = c.req.param('code');
  const found = await attempt(c, () => findSiteOfCode(deps, { actor, code }));
  if (actor.role !== 'staff') {
    return isRefusal(found) ? answerRefusalPage(c, found, { wayOn: deskOf(c) }) : askFirst(c, actor, found);
  }
  if (!isRefusal(found) && needsButton(c, found.appointment)) return askFirst(c, actor, found);
  const site = (await deps.directory.current()).sites.get(actor.scope);
  if (!site) return c.redirect(deskOf(c).href, 303);
  return answerCheckIn(c, actor, site, { code, key: deps.newId() });
};

/** Only a check-in changes anything: whoever is not booked is told how it stands at once. */
const needsButton = (c: CodeContext, appointment: AppointmentView): boolean =>
  appointment.status === 'booked' && (!isOpenedByPerson(c.req) || wasUndone(appointment));

const wasUndone = ({ history }: AppointmentView): boolean => history.some(({ what }) => what === 'checkInUndone');

const deskOf = (c: CodeContext) => {
  const locale = pageLocale(c);
  return { href: linkTo(locale, paths.desk, {}), words: staffWords(locale).frame.ownSite };
};

const askFirst = async (
  c: CodeContext,
  actor: StaffActor,
  { site, appointment }: { readonly site: Site; readonly appointment: AppointmentView },
): Promise<Response> => {
  const page = (
    <ScannedPage
      frame={deskFrame(c, actor, site)}
      siteId={site.siteId}
      person={personProps(pageLocale(c), await c.get('edge').deps.directory.current(), appointment)}
      isUndone={wasUndone(appointment) && appointment.status === 'booked'}
      checkIn={checkInHidden(c, actor, appointment.appointmentCode)}
    />
  );
  return answerPage(c, page);
};
