import { siteFactsOf } from '../../../shared/domain/appointment-view.ts';
import { isRefusal, type Refusal, refusalStatus, refuse } from '../../../shared/domain/refusals.ts';
import { distanceMeters, type Site } from '../../../shared/domain/sites.ts';
import { parseSlotId } from '../../../shared/domain/slots.ts';
import { isLocalDate, localDateOf } from '../../../shared/domain/time.ts';
import type { ManagedAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { neighbourDays } from '../../../shared/usecases/residents/days-with-slots.ts';
import { listSlots } from '../../../shared/usecases/residents/list-slots.ts';
import { moveAppointment } from '../../../shared/usecases/residents/move-appointment.ts';
import type { Locale } from '../../../web/locale.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { MovePage } from '../../../web/pages/resident/move-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import { type FormToken, issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm } from '../../http/forms.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { canChange } from './appointment-state.ts';
import { answerNotOpened, openManageLink, refuseOwner, toAppointment } from './own-appointment.tsx';

type MoveContext = PageContext<typeof paths.move>;

const otherSitesShown = 6;

const purposeOf = (code: string) => `move ${code}`;

/** Shows where the appointment can go: a day's slots of this site or, by `siteId` and `date`, of another. */
export const showMove = async (c: MoveContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  if (!canChange(found.appointment, deps.clock())) return toAppointment(c, c.req.param());
  const formToken = issueFormToken(deps, purposeOf(found.appointment.appointmentCode));
  return movePage(c, found, { formToken, siteId: c.req.query('siteId'), date: c.req.query('date') });
};

/** Moves; then the browser asks for the appointment, which shows the new time. */
export const submitMove = async (c: MoveContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointmentCode: code } = found.appointment;
  const form = await readForm(c, { purpose: purposeOf(code) });
  if (isRefusal(form)) return refuseOwner(c, form, c.req.param());
  const { key, fields } = form;
  const { slotId, ...unknown } = fields;
  if (Object.keys(unknown).length > 0) return refuseOwner(c, refuse('UNKNOWN_FIELD'), c.req.param());
  const window = typeof slotId === 'string' ? parseSlotId(slotId) : undefined;
  if (!window || typeof slotId !== 'string') return refuseOwner(c, refuse('SLOT_NOT_FOUND'), c.req.param());
  const target = { siteId: window.siteId, slotId };
  const moved = await attempt(c, () => moveAppointment(deps, { key, code, token: found.manageToken, ...target }));
  if (!isRefusal(moved)) return toAppointment(c, c.req.param());
  // It may have been moved: then the slots would show the seat that was taken for it as gone.
  if (moved.refused === 'TRY_AGAIN') return refuseOwner(c, moved, c.req.param());
  if (!canChange(found.appointment, deps.clock())) return refuseOwner(c, moved, c.req.param());
  const formToken = signFormToken(deps, purposeOf(code), key);
  return movePage(c, found, { formToken, siteId: window.siteId, date: window.localDate, refusal: moved });
};

interface MoveShown {
  readonly formToken: FormToken;
  readonly siteId: string | undefined;
  readonly date: string | undefined;
  readonly refusal?: Refusal;
}

const movePage = async (c: MoveContext, { appointment, manageToken: token }: ManagedAppointment, shown: MoveShown) => {
  const { deps } = c.get('edge');
  const locale = pageLocale(c);
  const { sites } = await deps.directory.current();
  const site = sites.get(shown.siteId ?? appointment.site.siteId);
  if (!site?.services.includes(appointment.service)) return refuseOwner(c, refuse('NOT_FOUND'), c.req.param());
  const localDate =
    shown.date && isLocalDate(shown.date) ? shown.date : firstDate(deps.clock(), appointment.slot.start);
  const day = await listSlots(deps, { siteId: site.siteId, localDate });
  if (isRefusal(day)) return refuseOwner(c, day, c.req.param());
  const { refusal } = shown;
  if (refusal) c.set('refusal', refusal);
  const page = (
    <MovePage
      {...{ locale, appointment, token, localDate }}
      {...(refusal ? { problem: refusalMessage(locale.language, refusal) } : { here: hereOf(c) })}
      advice={refusal && adviceOn(locale, refusal)}
      possibleFrom={refusal?.possibleFrom}
      hidden={hiddenOf(shown.formToken)}
      site={{ ...siteFactsOf(site) }}
      slots={day.slots.filter(({ slotId }) => slotId !== appointment.slot.slotId)}
      {...(await neighbourDays(deps, site.siteId, localDate))}
      otherSites={sitesNear(site, [...sites.values()], appointment.service)}
    />
  );
  return answerPage(c, page, refusal && { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) });
};

/** What no other time of the same page mends. */
const adviceOn = ({ messages: { errors } }: Locale, { refused }: Refusal): string | undefined =>
  refused === 'GUARDIAN_REQUIRED' || refused === 'NOT_POSSIBLE' ? errors.advice[refused] : undefined;

/** The day of the appointment, or today when that has passed. */
const firstDate = (nowAt: number, start: string): string => localDateOf(Math.max(nowAt, Date.parse(start)));

const sitesNear = (here: Site, sites: readonly Site[], service: string): Site[] =>
  sites
    .filter(({ siteId, status, services }) => siteId !== here.siteId && status === 'open' && services.includes(service))
    .toSorted((a, b) => distanceMeters(here, a) - distanceMeters(here, b))
    .slice(0, otherSitesShown);
