import type { Act } from '../../../shared/domain/appointments.ts';
import { acts } from '../../../shared/domain/appointments.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import type { DeskAppointment } from '../../../shared/usecases/staff/view-appointment.ts';
import { dateIn } from '../../../web/format.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import type { ActsProps, AppointmentPageProps } from '../../../web/pages/staff/appointment-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { type DeskAct, isDeskAct } from './acts.ts';
import { searchForm } from './check-in.tsx';
import { personProps } from './person.ts';
import { freshHidden, type SiteAsked } from './site-page.ts';

export type AppointmentAsked = SiteAsked<typeof paths.deskAppointment>;

/** The hidden fields that the button of an act carries. */
export type HiddenOfAct = (act: DeskAct, stage?: string) => Record<string, string>;

/** What a person's page shows of an appointment, and which acts are possible now. */
export const appointmentProps = (
  asked: AppointmentAsked,
  { appointment, onHand }: DeskAppointment,
  hiddenOfAct: HiddenOfAct,
): Omit<AppointmentPageProps, 'done' | 'problem'> => {
  const { directory, deps, locale, frame, site } = asked;
  const { status, stage, slot, entitlement, rewardChoice, handedOut } = appointment;
  const date = dateIn(slot.start);
  const today = localDateOf(deps.clock());
  const can = (act: Act) => acts[act].from.some((from) => from === status);
  const next = site.stages[site.stages.indexOf(stage ?? '') + 1];
  const isChoice = entitlement[0]?.oneOf === true;
  const nameOf = (itemId: string) => directory.items.get(itemId)?.name ?? itemId;
  const { quantity } = locale.messages.common;
  const t = staffWords(locale).desk.person;
  const isLost = status === 'cancelled' || status === 'noShow';
  const possible: ActsProps = {
    checkIn: can('checkIn') && date === today ? hiddenOfAct('checkIn') : undefined,
    stage: can('stage') && next ? { name: next, hidden: hiddenOfAct('stage', next) } : undefined,
    complete: can('complete') ? hiddenOfAct('complete') : undefined,
    undoCheckIn: can('undoCheckIn') ? hiddenOfAct('undoCheckIn') : undefined,
    noShow: can('noShow') && Date.parse(slot.start) <= deps.clock() ? hiddenOfAct('noShow') : undefined,
  };
  return {
    ...personProps(locale, directory, appointment),
    frame,
    search: freshHidden(asked, searchForm),
    siteId: site.siteId,
    stages: site.stages,
    acts: possible,
    isOtherDay: status === 'booked' && date !== today,
    handOut: {
      portions: (isLost ? [] : entitlement).map(({ itemId, name, quantity }) => ({
        itemId,
        name,
        quantity,
        onHand: onHand.get(itemId) ?? 0,
      })),
      isChoice,
      wished: isChoice && rewardChoice !== undefined ? nameOf(rewardChoice) : undefined,
      form: { values: { itemIds: rewardChoice ?? '' }, wrong: {} },
      hidden: can('handOut') && handedOut.length === 0 ? hiddenOfAct('handOut') : undefined,
      waitsFor: can('complete') ? t.afterDone : can('checkIn') ? t.notDoneYet : undefined,
      given: handedOut.map(({ itemId, quantity: count }) => quantity(nameOf(itemId), count)),
    },
  };
};

/** What was done just now, in words, as long as it is the last thing that was done. */
export const doneWords = ({ locale }: AppointmentAsked, { appointment }: DeskAppointment, did: string | undefined) => {
  if (!isDeskAct(did) || appointment.history.at(-1)?.what !== acts[did].what) return undefined;
  const t = staffWords(locale).desk.person.did;
  return did === 'stage' ? t.stage(appointment.stage ?? '') : t[did];
};
