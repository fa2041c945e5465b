import {
  type FieldRefusal,
  isRefusal,
  type Outcome,
  type Refusal,
  refusalStatus,
  refuse,
} from '../../../shared/domain/refusals.ts';
import { bookAppointment, type ManagedAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { listSlots } from '../../../shared/usecases/residents/list-slots.ts';
import { suggestSlots, suggestSlotsFrom } from '../../../shared/usecases/residents/suggest-slots.ts';
import { BookPage } from '../../../web/pages/resident/book-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import { clientOf } from '../../http/client.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { readFormOfAnyAge } from '../../http/forms.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { bookProblem, slotIsGone, wrongFields } from './book-problem.ts';
import { bookProps } from './book-props.ts';
import { parseBooking } from './booking-form.ts';
import { type SentBooking, sentBooking } from './sent-booking.ts';
import { type SlotAsked, slotAsked } from './slot-asked.ts';

type BookContext = PageContext<typeof paths.book>;

const purpose = 'book';

/** Shows the empty form. A slot that cannot be booked any more is said before anybody fills it in. */
export const showBook = async (c: BookContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const asked = await slotAsked(deps, c.req.param());
  if (isRefusal(asked)) return refuseAsPage(c, asked);
  const whyNot = await whyNotFree(c, asked);
  if (whyNot) return refuseAsPage(c, whyNot);
  const service = c.req.query('service') ?? '';
  const values = { 'attendee.idType': 'residentId', service };
  const formToken = issueFormToken(deps, purpose);
  const props = bookProps(deps, { locale: pageLocale(c), asked, values, wrong: {}, formToken });
  return answerPage(c, <BookPage {...props} here={hereOf(c)} />);
};

/** Books; then the browser asks for the appointment. Whatever is refused shows the form again with all that was typed. */
export const submitBook = async (c: BookContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const asked = await slotAsked(deps, c.req.param());
  if (isRefusal(asked)) return refuseAsPage(c, asked);
  const form = await readFormOfAnyAge(c, { purpose });
  if (isRefusal(form)) return refuseAsPage(c, form);
  const sent = sentBooking(deps.secrets, form);
  // A form that stayed open overnight is full of what somebody typed: it is shown again, to be looked at and sent anew.
  const booked = form.isStale ? refuse('FORGERY') : await attempt(c, () => book(c, asked, sent));
  if (isRefusal(booked)) return showAgain(c, asked, sent, booked);
  const params = { code: booked.appointment.appointmentCode, token: booked.manageToken };
  return c.redirect(linkTo(pageLocale(c), paths.appointment, params), 303);
};

const book = async (c: BookContext, asked: SlotAsked, sent: SentBooking): Promise<Outcome<ManagedAppointment>> => {
  const { deps, limits } = c.get('edge');
  if (sent.hasUnknown) return refuse('UNKNOWN_FIELD');
  const { services } = asked;
  const service =
    services.length === 1 ? services[0] : services.find(({ serviceId }) => serviceId === sent.values.service);
  if (!service) return serviceMissing(asked, sent);
  const input = parseBooking(sent.values, { siteId: asked.site.siteId, slotId: asked.slotId, service });
  if (isRefusal(input)) return input;
  const limited = await limits.bookings({ client: clientOf(c), phone: input.attendee.phone });
  return limited ?? bookAppointment(deps, { key: sent.key, input });
};

/** Asks for the service, and for whatever else is wrong; whether a dose is needed is not known yet. */
const serviceMissing = ({ site, slotId, services }: SlotAsked, { values }: SentBooking): Refusal => {
  const input = parseBooking(values, { siteId: site.siteId, slotId, service: services[0]! });
  const others = isRefusal(input) ? (input.fields ?? []) : [];
  const fields = [{ field: 'service', code: 'FIELD_REQUIRED' } as const, ...others.filter(notAboutDoses)];
  return refuse('FIELD_REQUIRED', { fields });
};

const notAboutDoses = ({ field }: FieldRefusal): boolean =>
  field !== 'doseNumber' && field !== 'attendee.previousDoseDate';

/**
 * The form again. Its key stays, because it is still the same request, so that pressing again after TRY_AGAIN is safe;
 * only after KEY_REUSED, when that key has booked something else, does it become a new one.
 */
const showAgain = async (c: BookContext, asked: SlotAsked, sent: SentBooking, refusal: Refusal): Promise<Response> => {
  const { deps } = c.get('edge');
  c.set('refusal', refusal);
  const locale = pageLocale(c);
  const isNewRequest = refusal.refused === 'KEY_REUSED';
  const formToken = isNewRequest ? issueFormToken(deps, purpose) : signFormToken(deps, purpose, sent.key);
  const suggested = await slotsInstead(c, asked, sent, refusal);
  const wrong = wrongFields(locale, refusal, sent.values);
  const props = bookProps(deps, { locale, asked, values: sent.values, wrong, formToken });
  return answerPage(c, <BookPage {...props} problem={bookProblem(locale, refusal, sent.values, suggested)} />, {
    status: refusalStatus[refusal.refused],
    headers: retryHeaders(refusal),
  });
};

/** What is free instead: near the slot that is gone, or from the date on which the person may come. */
const slotsInstead = async (c: BookContext, asked: SlotAsked, { values }: SentBooking, refusal: Refusal) => {
  const { deps } = c.get('edge');
  const { slotId, services } = asked;
  if (refusal.possibleFrom) return suggestSlotsFrom(deps, { slotId, localDate: refusal.possibleFrom });
  const service = values.service || services[0]?.serviceId || '';
  return slotIsGone(refusal) ? suggestSlots(deps, { slotId, service }) : [];
};

/** SLOT_NOT_FOUND, SLOT_CLOSED or SLOT_FULL, as far as this process knows. */
const whyNotFree = async (c: BookContext, { site, slotId, window }: SlotAsked): Promise<Refusal | undefined> => {
  const day = await listSlots(c.get('edge').deps, { siteId: site.siteId, localDate: window.localDate });
  if (isRefusal(day)) return day;
  const slot = day.slots.find((known) => known.slotId === slotId);
  if (!slot) return refuse('SLOT_NOT_FOUND');
  if (slot.status !== 'open') return refuse('SLOT_CLOSED');
  return slot.remaining === 0 ? refuse('SLOT_FULL') : undefined;
};

/** A refusal that leads on to the other times of the site. */
const refuseAsPage = (c: BookContext, refusal: Refusal): Response => {
  const locale = pageLocale(c);
  const href = linkTo(locale, paths.site, { siteId: c.req.param('siteId') });
  return answerRefusalPage(c, refusal, { wayOn: { href, words: locale.messages.site.title } });
};
