import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../../shared/domain/refusals.ts';
import type { WalkInInput } from '../../../shared/domain/requests/residents.ts';
import type { Service } from '../../../shared/domain/services.ts';
import { parseSlotId } from '../../../shared/domain/slots.ts';
import { admitWalkIn } from '../../../shared/usecases/staff/admit-walk-in.ts';
import { WalkInPage } from '../../../web/pages/staff/walk-in-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { formProblems } from '../../http/form-problems.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { readFormOfAnyAge } from '../../http/forms.ts';
import { attempt } from '../../http/page-context.ts';
import { purposeOf } from '../../http/page-sign-in.ts';
import { aboutPage } from '../../resident/pages/book-problem.ts';
import { bookProps } from '../../resident/pages/book-props.ts';
import { type BookingValues, parseBooking } from '../../resident/pages/booking-form.ts';
import { type SentBooking, sentBooking } from '../../resident/pages/sent-booking.ts';
import { admittedWalkIn, answerVerdict, isRepeated } from './check-in.tsx';
import { refusedFacts, refusedPage, type SiteAsked, sitePage } from './site-page.ts';
import { walkInSlot } from './walk-in-slot.ts';
import { adviceOn, labelsOf, ownWords } from './walk-in-words.ts';

type WalkInAsked = SiteAsked<typeof paths.deskWalkIn>;

/** What the token of the form is for. */
const walkInForm = 'desk walk-in';

/** The empty form, with the slot whose place would be taken. */
export const showWalkIn = sitePage<typeof paths.deskWalkIn>((asked) =>
  answerForm(asked, { 'attendee.idType': 'residentId' }),
);

/**
 * Registers and checks in at once; the verdict has the code to read out. A refusal keeps all that was typed. A form sent
 * again later leads to the person as they are now.
 */
export const submitWalkIn = sitePage<typeof paths.deskWalkIn>(async (asked) => {
  const { c, actor, deps, locale, site } = asked;
  const form = await readFormOfAnyAge(c, { purpose: purposeOf(walkInForm, actor) });
  if (isRefusal(form)) return refusedPage(asked, form);
  const sent = sentBooking(deps.secrets, form);
  const admitted = form.isStale ? refuse('FORGERY') : await attempt(c, () => admit(asked, sent));
  if (isRefusal(admitted)) return answerForm(asked, sent.values, { refusal: admitted, key: sent.key });
  if (isRepeated(admitted, deps.clock())) {
    const params = { siteId: site.siteId, code: admitted.appointmentCode };
    return c.redirect(linkTo(locale, paths.deskAppointment, params), 303);
  }
  return answerVerdict(c, actor, site, await admittedWalkIn(c, actor, admitted));
});

const servicesOf = ({ directory, site }: WalkInAsked): Service[] =>
  site.services.flatMap((id) => directory.services.get(id) ?? []);

const admit = async (asked: WalkInAsked, sent: SentBooking): Promise<Outcome<AppointmentView>> => {
  const { actor, deps, site } = asked;
  if (sent.hasUnknown) return refuse('UNKNOWN_FIELD');
  const services = servicesOf(asked);
  const [only] = services;
  const service = services.length === 1 ? only : services.find(({ serviceId }) => serviceId === sent.values.service);
  if (!service) return refuseField('service', 'FIELD_REQUIRED');
  const input = parseWalkIn(sent.values, site.siteId, service);
  return isRefusal(input) ? input : admitWalkIn(deps, { key: sent.key, actor, siteId: site.siteId, input });
};

/** A walk-in is a booking whose slot the desk's clock chooses. */
const parseWalkIn = (values: BookingValues, siteId: string, service: Service): Outcome<WalkInInput> => {
  const booking = parseBooking(values, { siteId, slotId: siteId, service });
  if (isRefusal(booking)) return booking;
  const { siteId: _site, slotId: _slot, ...walkIn } = booking;
  return walkIn;
};

const answerForm = async (
  asked: WalkInAsked,
  values: BookingValues,
  refused?: { readonly refusal: Refusal; readonly key: string },
): Promise<Response> => {
  const { c, actor, deps, directory, locale, frame, site } = asked;
  const found = await attempt(c, () => walkInSlot(asked));
  if (isRefusal(found) && !refused) return refusedPage(asked, found);
  const slot = isRefusal(found) ? undefined : found.slot;
  const purpose = purposeOf(walkInForm, actor);
  const isSame = refused && refused.refusal.refused !== 'KEY_REUSED';
  const formToken = isSame ? signFormToken(deps, purpose, refused.key) : issueFormToken(deps, purpose);
  const told =
    refused &&
    formProblems(locale, aboutPage(refused.refusal, values), labelsOf(locale), (field, code) =>
      ownWords(locale, field, code),
    );
  const window = parseSlotId(slot?.slotId ?? '') ?? anyWindow(site.siteId);
  const { services, doses, dosesOf, hidden, form, today, idNumberTail } = bookProps(deps, {
    locale,
    asked: { directory, site, window, slotId: slot?.slotId ?? '', services: servicesOf(asked) },
    values,
    wrong: told?.wrong ?? {},
    formToken,
  });
  const page = (
    <WalkInPage
      {...{ locale, frame, services, doses, dosesOf, hidden, form, today, idNumberTail, slot }}
      siteId={site.siteId}
      problem={told && { problems: told.problems, advice: adviceOn(locale, refused.refusal) }}
    />
  );
  return answerPage(c, page, refused && refusedFacts(asked, refused.refusal));
};

/** Where no slot is left, the form has none to name; nothing of this is shown. */
const anyWindow = (siteId: string) => ({ siteId, localDate: '2000-01-01', startMinutes: 0, lengthMinutes: 1 });
