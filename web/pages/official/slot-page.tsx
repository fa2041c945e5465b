import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import type { FormState } from '../../components/fields.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { dateIn, formatDate, formatWindow } from '../../format.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { Affected, type AffectedProps, affectedId } from './affected.tsx';
import { type NoticeFacts, NoticeTexts } from './notice-text.tsx';
import { type SlotFacts, SlotForm } from './slot-form.tsx';

/** A slot and its neighbours; instants are ISO 8601 with +08:00. */
export interface SlotShown extends SlotFacts {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  /** people who came */
  readonly arrived: number;
  readonly isDayClosed: boolean;
  readonly previousSlotId: string | undefined;
  readonly nextSlotId: string | undefined;
}

/** What was just saved, and what leads back. */
export interface SlotUndo {
  readonly was: { readonly capacity: number; readonly walkInCapacity: number; readonly status: SlotFacts['status'] };
  readonly hidden: Hidden;
}

export interface SlotPageProps {
  readonly frame: DeskFrame;
  /** copies the texts of the notice */
  readonly script: string;
  readonly site: { readonly siteId: string; readonly name: string };
  readonly slot: SlotShown;
  readonly isOver: boolean;
  /** the day's screen */
  readonly backHref: string;
  readonly form: FormState;
  readonly hidden: Hidden;
  readonly undo?: SlotUndo | undefined;
  readonly problems?: readonly Problem[] | undefined;
  /** what to know about the problem */
  readonly advice?: string | undefined;
  /** while the slot is not open: who is booked, and what to tell them */
  readonly affected?: Omit<AffectedProps, 'locale' | 'siteId'> | undefined;
  readonly notice?: NoticeFacts | undefined;
}

/** One slot, edited in place. */
export const SlotPage = (props: SlotPageProps) => {
  const { frame, script, site, slot, isOver, form, hidden, undo, problems, advice, affected, notice } = props;
  const { locale } = frame;
  const t = officialWords(locale).slot;
  const window = `${formatDate(locale.language, dateIn(slot.start))} ${formatWindow(slot)}`;
  const action = slotHref(props, slot.slotId);
  return (
    <DeskLayout
      frame={frame}
      title={problems?.[0]?.message ?? window}
      isError={problems !== undefined}
      script={notice && script}
    >
      {problems && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={problems}>
          {advice && <p>{advice}</p>}
        </ErrorSummary>
      )}
      <h1 class={notice && 'screen'}>
        {window}
        <br />
        {site.name}
      </h1>
      {undo && <Saved {...props} undo={undo} />}
      {isOver && <p class={notice && 'screen'}>{t.over}</p>}
      <Now {...props} />
      {slot.isDayClosed ? <p>{t.dayClosed}</p> : <SlotForm {...{ locale, action, form, hidden }} now={slot} />}
      <Ways {...props} />
      {affected && (
        <Affected locale={locale} siteId={site.siteId} {...affected}>
          {notice && <NoticeTexts locale={locale} facts={notice} action={fillSlot(props)} keep={{}} />}
        </Affected>
      )}
    </DeskLayout>
  );
};

const slotHref = ({ frame, site }: SlotPageProps, slotId: string) =>
  linkTo(frame.locale, paths.officeSlot, { siteId: site.siteId, slotId });

/** Without language and size, which a GET form sends as fields. */
const fillSlot = ({ site, slot }: SlotPageProps) =>
  linkTo({ chosen: undefined, isLarge: false }, paths.officeSlot, { siteId: site.siteId, slotId: slot.slotId });

const Saved = (props: SlotPageProps & { readonly undo: SlotUndo }) => {
  const { frame, slot, undo, affected } = props;
  const { slot: t, slotStatus } = officialWords(frame.locale);
  const { capacity, walkInCapacity, status } = undo.was;
  const hasAffected = affected !== undefined && affected.booked > 0;
  return (
    <section class="notice screen" role="status">
      <h2>{t.saved}</h2>
      {hasAffected && (
        <a class="button" href={`#${affectedId}`}>
          {t.toAffected(affected.booked)}
        </a>
      )}
      {slot.nextSlotId && (
        <a class={hasAffected ? 'button second' : 'button'} href={slotHref(props, slot.nextSlotId)}>
          {t.next}
        </a>
      )}
      <ActButton
        action={slotHref(props, slot.slotId)}
        words={t.undo(t.wasWords(capacity, walkInCapacity, slotStatus[status]))}
        hidden={{ ...undo.hidden, step: 'save', ...undo.was }}
        kind="second"
      />
    </section>
  );
};

const Now = ({ frame, slot, notice }: SlotPageProps) => {
  const { slot: t, slotStatus } = officialWords(frame.locale);
  return (
    <div class={notice ? 'card screen' : 'card'}>
      <h2>{t.now}</h2>
      <Facts
        facts={[
          { name: t.online, value: t.held(slot.booked, slot.capacity) },
          { name: t.walkIn, value: t.heldWalkIn(slot.walkIn.booked, slot.walkIn.capacity) },
          { name: t.arrived, value: t.people(slot.arrived) },
          { name: t.status, value: <StatusMark status={slot.status} words={slotStatus[slot.status]} /> },
        ]}
      />
    </div>
  );
};

/** To the slots before and after it, so that several are changed in a row, and back to the day. */
const Ways = (props: SlotPageProps) => {
  const { frame, slot, backHref } = props;
  const t = officialWords(frame.locale).slot;
  const toSlot = (words: string, slotId: string | undefined) =>
    slotId && (
      <a class="button second" href={slotHref(props, slotId)}>
        {words}
      </a>
    );
  return (
    <div class="row screen">
      {toSlot(t.previous, slot.previousSlotId)}
      {toSlot(t.next, slot.nextSlotId)}
      <a class="button second" href={backHref}>
        {t.back}
      </a>
    </div>
  );
};

export interface SlotCheckPageProps extends Pick<SlotPageProps, 'frame' | 'site' | 'hidden'> {
  readonly slot: { readonly slotId: string; readonly start: string; readonly end: string };
  /** in whole sentences; none when nothing would change */
  readonly effects: readonly string[];
  /** true when somebody is booked in a slot that is to be paused or closed */
  readonly saysAfterwards: boolean;
  /** what the button asks for: to make the change, or after a failure to look once more at what it comes to */
  readonly step: 'check' | 'save';
  readonly problem?: string | undefined;
}

/** What a change comes to, before it is made. */
export const SlotCheckPage = (props: SlotCheckPageProps) => {
  const { frame, site, slot, hidden, effects, saysAfterwards, step, problem } = props;
  const { locale } = frame;
  const t = officialWords(locale).slot;
  const window = `${formatDate(locale.language, dateIn(slot.start))} ${formatWindow(slot)}`;
  const action = linkTo(locale, paths.officeSlot, { siteId: site.siteId, slotId: slot.slotId });
  return (
    <DeskLayout frame={frame} title={problem ?? t.checkTitle} isError={problem !== undefined}>
      {problem && <ErrorSummary title={locale.messages.common.errorSummary} problems={[{ message: problem }]} />}
      <h1>{t.checkTitle}</h1>
      <p>
        <b>
          {window} {site.name}
        </b>
      </p>
      {effects.length === 0 ? (
        <Notice title={t.nothing} advice={t.nothingAdvice} />
      ) : (
        <>
          <ul>
            {effects.map((effect) => (
              <li>{effect}</li>
            ))}
          </ul>
          {saysAfterwards && <p>{t.sayAfterwards}</p>}
          <ActButton action={action} words={step === 'save' ? t.confirm : t.check} hidden={{ ...hidden, step }} />
        </>
      )}
      <ActButton action={action} words={t.again} hidden={{ ...hidden, step: 'edit' }} kind="second" />
    </DeskLayout>
  );
};
