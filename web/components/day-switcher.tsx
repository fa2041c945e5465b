import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';

export interface DaySwitcherProps {
  readonly locale: Locale;
  /** the nearest days with slots, if any */
  readonly previousDay: string | undefined;
  readonly nextDay: string | undefined;
  readonly hrefOf: (localDate: string) => string;
}

/** To the day before and the day after. */
export const DaySwitcher = ({ locale, previousDay, nextDay, hrefOf }: DaySwitcherProps) => {
  const t = locale.messages.site;
  const dayLink = (words: string, localDate: string | undefined) =>
    localDate && (
      <a class="button second" href={hrefOf(localDate)}>
        {words}
        <br />
        {formatDate(locale.language, localDate)}
      </a>
    );
  return (
    <div class="days">
      {dayLink(t.previousDay, previousDay)}
      {dayLink(t.nextDay, nextDay)}
    </div>
  );
};
