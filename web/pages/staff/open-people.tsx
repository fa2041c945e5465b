import { ActButton } from '../../components/act-button.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { formatWindow } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';

/** A slot in which somebody is still booked or checked in; `isOver` once its end has passed. */
export interface OpenSlotProps {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly booked: number;
  readonly checkedIn: number;
  readonly isOver: boolean;
}

export interface OpenPeopleProps {
  readonly locale: Locale;
  readonly siteId: string;
  readonly date: string;
  readonly action: string;
  readonly hidden: Hidden;
  readonly open: readonly OpenSlotProps[];
}

/** Who keeps the day open, slot by slot, and the one act that deals with all who did not come. */
export const OpenPeople = ({ locale, siteId, date, action, hidden, open }: OpenPeopleProps) => {
  const t = staffWords(locale).closeDay;
  const missing = open.filter(({ isOver }) => isOver).reduce((sum, { booked }) => sum + booked, 0);
  const isWaiting = open.some(({ isOver, booked }) => !isOver && booked > 0);
  return (
    <section class="notice">
      <h2>{t.open}</h2>
      <p>{t.openAdvice}</p>
      <ul class="slots">
        {open.map((slot) => (
          <li>
            <a class="button second" href={linkTo(locale, paths.deskDay, { siteId }, { date, slot: slot.slotId })}>
              {t.openSlot(formatWindow(slot), slot.booked, slot.checkedIn)}
            </a>
          </li>
        ))}
      </ul>
      {isWaiting && <p>{t.notOverYet}</p>}
      {missing > 0 && (
        <ActButton
          action={action}
          words={t.markMissing(missing)}
          hidden={{ ...hidden, act: 'missing' }}
          kind="danger"
        />
      )}
    </section>
  );
};
