import type { Outcome, Refusal } from '../../../shared/domain/refusals.ts';
import { appointmentRetentionDays } from '../../../shared/domain/retention.ts';
import type { ManagedAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { GonePage, type GonePageProps } from '../../../web/pages/resident/gone-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { clientOf } from '../../http/client.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { findOwn } from '../own-appointment.ts';

/** What a manage link is made of. */
export interface ManageLink {
  readonly code: string;
  readonly token: string;
}

/** The address of such a page goes nowhere, not even to ourselves; only for pages without a form. */
export const noReferrer = { 'referrer-policy': 'no-referrer' } as const;

/** The appointment that a manage link opens; NOT_FOUND, and counted against the client, when the link is wrong. */
export const openManageLink = (c: EdgeContext, { code, token }: ManageLink): Promise<Outcome<ManagedAppointment>> => {
  const edge = c.get('edge');
  return findOwn({ edge, client: clientOf(c), code, token });
};

const whyGone: Partial<Record<NonNullable<Refusal['what']>, GonePageProps['why']>> = {
  erasedAppointment: 'erased',
  expiredAppointment: 'expired',
};

/**
 * The page behind a manage link that opens nothing. Its owner, who has the right token, reads what became of the
 * appointment; everybody else gets the same page whether there is one or not.
 */
export const answerNotOpened = (c: EdgeContext, refusal: Refusal): Response => {
  const why = refusal.what && whyGone[refusal.what];
  if (!why) return answerRefusalPage(c, refusal);
  const here = c.req.method === 'GET' ? hereOf(c) : undefined;
  const page = <GonePage {...{ locale: pageLocale(c), here, why }} retentionDays={appointmentRetentionDays} />;
  return answerPage(c, page, { headers: noReferrer });
};

/** A refusal of something that an owner sent, as a page that leads back to their appointment. */
export const refuseOwner = (c: EdgeContext, refusal: Refusal, link: ManageLink): Response => {
  const locale = pageLocale(c);
  const wayOn = { href: linkTo(locale, paths.appointment, link), words: locale.messages.card.back };
  return answerRefusalPage(c, refusal, { wayOn });
};

/** Leads back to the appointment itself. */
export const toAppointment = (c: EdgeContext, link: ManageLink): Response =>
  c.redirect(linkTo(pageLocale(c), paths.appointment, link), 303);
