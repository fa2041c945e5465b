import { formatWindow } from '../format.ts';
import type { Locale } from '../locale.ts';

/** A slot as residents see it; instants are ISO 8601 with +08:00. */
export interface SlotProps {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly status: 'open' | 'paused' | 'closed' | 'past';
  readonly remaining: number;
}

export interface SlotListProps {
  readonly locale: Locale;
  readonly slots: readonly SlotProps[];
  /** where a free slot leads; without it a free slot is a button that sends its id as `slotId` */
  readonly hrefOf?: (slotId: string) => string;
}

/** The slots of a day, one under the other; only those with places left can be pressed. */
export const SlotList = ({ locale, slots, hrefOf }: SlotListProps) => (
  <ol class="slots">
    {slots.map((slot) => (
      <li>
        <Slot locale={locale} slot={slot} href={hrefOf?.(slot.slotId)} />
      </li>
    ))}
  </ol>
);

const Slot = ({ locale, slot, href }: { locale: Locale; slot: SlotProps; href: string | undefined }) => {
  const { common, site } = locale.messages;
  const time = <b>{formatWindow(slot)}</b>;
  if (slot.status !== 'open' || slot.remaining === 0) {
    return (
      <div class="off">
        {time} {slot.status === 'open' ? site.status.full : site.status[slot.status]}
      </div>
    );
  }
  const places = common.places(slot.remaining);
  if (href !== undefined) {
    return (
      <a class="button second" href={href}>
        {time} {places}
      </a>
    );
  }
  return (
    <button class="second" name="slotId" value={slot.slotId} type="submit">
      {time} {places}
    </button>
  );
};
