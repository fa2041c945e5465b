import { everywhere } from '../../../shared/domain/areas.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import { type SlotPatch, slotPatch } from '../../../shared/domain/requests/officials.ts';
import { parseSlotId, slotStatuses, viewWindow } from '../../../shared/domain/slots.ts';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { type SlotToEdit, trySlotChange, viewSlot } from '../../../shared/usecases/officials/view-slot.ts';
import { dateIn } from '../../../web/format.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { slotEffects } from '../../../web/pages/official/slot-form.tsx';
import { SlotCheckPage, SlotPage, type SlotUndo } from '../../../web/pages/official/slot-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { formProblems } from '../../http/form-problems.ts';
import { attempt } from '../../http/page-context.ts';
import { scriptPath } from '../../http/public-files.ts';
import { sentText } from '../../http/sent-text.ts';
import { affectedBy, noticeFacts } from './affected-props.ts';
import {
  againHidden,
  freshHidden,
  officeMessage,
  officeSitePage,
  readOfficeForm,
  refusedFacts,
  refusedPage,
  type SiteAsked,
} from './asked.ts';
import { typedNumber } from './typed.ts';

type SlotAsked = SiteAsked<typeof paths.officeSlot>;

const fieldNames = ['capacity', 'walkInCapacity', 'status', 'version', 'was', 'step'] as const;
type Values = Record<(typeof fieldNames)[number], string>;

const slotIdOf = ({ c }: SlotAsked): string => c.req.param('slotId');
const purposeOf = (asked: SlotAsked): string => `slot ${slotIdOf(asked)}`;

/** Shows a slot with its form; after a change also the way back. */
export const showSlot = officeSitePage<typeof paths.officeSlot>(async (asked) => {
  const slot = await viewSlot(asked.deps, { actor: asked.actor, siteId: asked.site.siteId, slotId: slotIdOf(asked) });
  if (isRefusal(slot)) return refusedPage(asked, slot);
  return slotPage(asked, slot, { values: valuesOf(slot), hidden: freshHidden(asked, purposeOf(asked)) });
});

/** First says what a change comes to; confirmed, makes it. */
export const submitSlot = officeSitePage<typeof paths.officeSlot>(async (asked) => {
  const sent = await readOfficeForm(asked, purposeOf(asked), { single: fieldNames });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const values: Values = sentText(sent, fieldNames);
  if (values.step === 'edit') return showAgain(asked, sent.key, values);
  const input = inputOf(values);
  if (isRefusal(input)) return showAgain(asked, sent.key, values, input);
  return values.step === 'save' ? save(asked, sent.key, values, input) : check(asked, sent.key, values, input);
});

const inputOf = ({ capacity, walkInCapacity, status, version }: Values): Outcome<SlotPatch> =>
  parse(slotPatch, {
    capacity: typedNumber(capacity),
    walkInCapacity: typedNumber(walkInCapacity),
    status,
    version: typedNumber(version),
  });

const check = async (asked: SlotAsked, key: string, values: Values, input: SlotPatch): Promise<Response> => {
  const { c, actor, deps, locale, frame, site } = asked;
  const command = { actor, siteId: site.siteId, slotId: slotIdOf(asked), input };
  const tried = await attempt(c, () => trySlotChange(deps, command));
  if (isRefusal(tried)) {
    const isUnknown = tried.refused === 'TRY_AGAIN';
    return isUnknown ? againPage(asked, key, values, 'check', tried) : showAgain(asked, key, values, tried);
  }
  const { before, after } = tried;
  const page = (
    <SlotCheckPage
      {...{ frame, site }}
      slot={before}
      effects={slotEffects(locale, before, after)}
      saysAfterwards={before.status !== after.status && after.status !== 'open' && before.booked > 0}
      hidden={{ ...values, was: wasOf(before), ...againHidden(asked, purposeOf(asked), key) }}
      step="save"
    />
  );
  return answerPage(c, page);
};

const save = async (asked: SlotAsked, key: string, values: Values, input: SlotPatch): Promise<Response> => {
  const { c, actor, deps, locale, site } = asked;
  const slotId = slotIdOf(asked);
  const changed = await attempt(c, () => changeSlot(deps, { actor, key, siteId: site.siteId, slotId, input }));
  if (!isRefusal(changed)) {
    const query = { was: values.was, version: changed.version };
    return c.redirect(linkTo(locale, paths.officeSlot, { siteId: site.siteId, slotId }, query), 303);
  }
  const isUnknown = changed.refused === 'TRY_AGAIN';
  return isUnknown ? againPage(asked, key, values, 'save', changed) : showAgain(asked, key, values, changed);
};

/** The same request once more, without a look at the store: what it now has may be this very change. */
const againPage = (asked: SlotAsked, key: string, values: Values, step: 'check' | 'save', refusal: Refusal) => {
  const { c, locale, frame, site } = asked;
  const slot = parseSlotId(slotIdOf(asked));
  if (!slot) return refusedPage(asked, refuse('SLOT_NOT_FOUND'));
  const { slot: t, slotStatus } = officialWords(locale);
  const status = slotStatuses.find((each) => each === values.status) ?? 'open';
  const page = (
    <SlotCheckPage
      {...{ frame, site, step }}
      slot={viewWindow(slot)}
      effects={[t.wasWords(typedNumber(values.capacity), typedNumber(values.walkInCapacity), slotStatus[status])]}
      saysAfterwards={false}
      hidden={{ ...values, ...againHidden(asked, purposeOf(asked), key) }}
      problem={officeMessage(locale, refusal)}
    />
  );
  return answerPage(c, page, refusedFacts(asked, refusal));
};

/** The form as it was typed, on the slot as it is now: its version is the new one, so that it can be sent again. */
const showAgain = async (asked: SlotAsked, key: string, values: Values, refusal?: Refusal): Promise<Response> => {
  const { c, actor, deps, site } = asked;
  const slotId = slotIdOf(asked);
  const slot = await attempt(c, () => viewSlot(deps, { actor, siteId: site.siteId, slotId }));
  if (isRefusal(slot)) return refusedPage(asked, slot);
  const hidden = againHidden(asked, purposeOf(asked), key, refusal);
  return slotPage(asked, slot, { values, hidden, refusal });
};

interface SlotForm {
  readonly values: Readonly<Record<string, string>>;
  readonly hidden: Record<string, string>;
  readonly refusal?: Refusal | undefined;
}

const slotPage = async (asked: SlotAsked, slot: SlotToEdit, { values, hidden, refusal }: SlotForm) => {
  const { c, deps, locale, frame, site } = asked;
  const t = officialWords(locale).slot;
  const affected = slot.status === 'open' ? undefined : await affectedBy(asked, slot.slotId);
  if (isRefusal(affected)) return refusedPage(asked, affected);
  const labels = { capacity: t.capacity, walkInCapacity: t.walkInCapacity, status: t.status };
  const found = refusal && formProblems(locale, refusal, labels);
  const isStale = refusal?.refused === 'STALE_VERSION';
  const here = { siteId: site.siteId, slotId: slot.slotId };
  const page = (
    <SlotPage
      {...{ frame, site, slot }}
      script={scriptPath('copy')}
      isOver={Date.parse(slot.end) <= deps.clock()}
      backHref={linkTo(locale, paths.office, {}, { date: dateIn(slot.start), area: areaOf(asked) })}
      form={{ values, wrong: found?.wrong ?? {} }}
      hidden={{ ...hidden, version: slot.version, was: wasOf(slot) }}
      undo={refusal ? undefined : undoOf(asked, slot)}
      problems={isStale ? [{ message: officeMessage(locale, refusal) }] : found?.problems}
      advice={isStale ? t.changedMeanwhile : undefined}
      affected={
        affected && {
          ...affected,
          nextHref: affected.cursor && linkTo(locale, paths.officeSlot, here, { after: affected.cursor }),
        }
      }
      notice={
        affected &&
        noticeFacts(
          asked,
          slot.status,
          affected.days.map(({ date }) => date),
          slot,
        )
      }
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

/** The day's screen of whoever may see everything asks for an area. */
const areaOf = ({ actor, site }: SlotAsked): string | undefined => (actor.scope === everywhere ? site.area : undefined);

const valuesOf = ({ capacity, walkIn, status }: SlotToEdit) => ({
  capacity: String(capacity),
  walkInCapacity: String(walkIn.capacity),
  status,
});

/** A slot's figures in a word, `30.10.open`: what an undo leads back to. */
const wasOf = ({ capacity, walkIn, status }: SlotToEdit): string => `${capacity}.${walkIn.capacity}.${status}`;

/** The way back, right after a change and as long as nobody has changed the slot since. */
const undoOf = (asked: SlotAsked, slot: SlotToEdit): SlotUndo | undefined => {
  const { c } = asked;
  const was = /^(\d{1,4})\.(\d{1,4})\.(open|paused|closed)$/.exec(c.req.query('was') ?? '');
  if (!was || c.req.method !== 'GET' || typedNumber(c.req.query('version') ?? '') !== slot.version) return undefined;
  const [, capacity, walkInCapacity, status] = was;
  return {
    was: {
      capacity: Number(capacity),
      walkInCapacity: Number(walkInCapacity),
      status: status === 'open' || status === 'paused' ? status : 'closed',
    },
    hidden: { ...freshHidden(asked, purposeOf(asked)), version: slot.version, was: wasOf(slot) },
  };
};
