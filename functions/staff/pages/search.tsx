import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { normaliseCode } from '../../../shared/domain/codes.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, refuse, refuseField } from '../../../shared/domain/refusals.ts';
import { dayQuery } from '../../../shared/domain/requests/staff.ts';
import { viewDay } from '../../../shared/usecases/staff/view-day.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { SearchPage, type SearchPageProps } from '../../../web/pages/staff/search-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { readForm } from '../../http/forms.ts';
import { attempt } from '../../http/page-context.ts';
import { purposeOf } from '../../http/page-sign-in.ts';
import { sentText } from '../../http/sent-text.ts';
import { answerCheckIn, checkInHidden, keyForCode, searchForm } from './check-in.tsx';
import { personProps } from './person.ts';
import { freshHidden, refusedFacts, refusedPage, type SiteAsked, sitePage } from './site-page.ts';

type SearchAsked = SiteAsked<typeof paths.deskSearch>;

/** So many people are shown with a button each; who is not among them is found by more letters. */
const maxShown = 20;

/** What was found cannot be asked for again by an address: that leads to the day. */
export const showSearch = sitePage<typeof paths.deskSearch>(({ c, locale, site }) =>
  c.redirect(linkTo(locale, paths.deskDay, { siteId: site.siteId }), 303),
);

/** A full code checks in at once, unless nobody has it and it is somebody's name; anything else finds people of today. */
export const submitSearch = sitePage<typeof paths.deskSearch>(async (asked) => {
  const { c, actor, site } = asked;
  const sent = await readForm(c, { purpose: purposeOf(searchForm, actor) });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const q = sentText(sent, ['q']).q.trim();
  const code = codeIn(q);
  const found = code !== undefined && !isLikelyName(q) ? nobody : await attempt(c, () => findToday(asked, q));
  const isCode =
    code !== undefined && !isRefusal(found) && found.people.every(({ appointmentCode }) => appointmentCode === code);
  if (isCode) return answerCheckIn(c, actor, site, { code, key: keyForCode(sent.key, code) });
  return answerFound(asked, q, found);
});

/** The code that was typed, or that a hand scanner read from the QR code: an address that ends in it. */
const codeIn = (typed: string): string | undefined => normaliseCode(/\/C\/([^/?#]+)/i.exec(typed)?.[1] ?? typed);

/** Eight letters can be a code, and a name as well. */
const isLikelyName = (typed: string): boolean => /^[a-z\s]+$/i.test(typed);

/** Whom the search means, today; not complete when the day's list went on. */
interface Found {
  readonly people: readonly AppointmentView[];
  readonly isComplete: boolean;
}

const nobody: Found = { people: [], isComplete: true };

const findToday = async ({ deps, actor, site }: SearchAsked, q: string): Promise<Outcome<Found>> => {
  if (q === '') return refuseField('q', 'FIELD_REQUIRED');
  const input = parse(dayQuery, { q });
  if (isRefusal(input)) return input;
  const day = await viewDay(deps, { actor, siteId: site.siteId, input });
  if (isRefusal(day)) return day;
  return { people: day.appointments, isComplete: day.cursor === undefined };
};

const none = { found: [], total: 0, isTotalKnown: true };

const answerFound = (asked: SearchAsked, typed: string, found: Outcome<Found>): Response => {
  const { c, actor, directory, locale, frame, site } = asked;
  const page = (more: Pick<SearchPageProps, 'found' | 'total' | 'isTotalKnown' | 'wrong'>) => (
    <SearchPage {...more} frame={frame} siteId={site.siteId} typed={typed} search={freshHidden(asked, searchForm)} />
  );
  if (isRefusal(found)) {
    const isEmpty = found.refused === 'FIELD_REQUIRED';
    const wrong = isEmpty ? staffWords(locale).desk.search.empty : refusalMessage(locale.language, found);
    return answerPage(c, page({ ...none, wrong }), refusedFacts(asked, found));
  }
  const { people, isComplete } = found;
  const unknown = refuse('NOT_FOUND', { what: 'appointment' });
  if (people.length === 0) return answerPage(c, page(none), refusedFacts(asked, unknown));
  const shown = people.slice(0, maxShown).map((appointment) => ({
    ...personProps(locale, directory, appointment),
    ...(appointment.status === 'booked' && { checkIn: checkInHidden(c, actor, appointment.appointmentCode) }),
  }));
  return answerPage(c, page({ found: shown, total: people.length, isTotalKnown: isComplete }));
};
