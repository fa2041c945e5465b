import type { Locale } from '../locale.ts';
import { staffWords } from '../messages/staff/words.ts';
import { withReading } from '../paths.ts';

/** Seconds between two looks of a page that refreshes by itself. */
export const refreshSeconds = 30;

export interface RefreshProps {
  readonly locale: Locale;
  /** path and query of this page, without language, size and `refresh` */
  readonly here: string;
  readonly isOn: boolean;
}

/** For browsers without script: look again, or let the page look again by itself, which only the reader may turn on. */
export const Refresh = ({ locale, here, isOn }: RefreshProps) => {
  const t = staffWords(locale).frame;
  const often = `${here}${here.includes('?') ? '&' : '?'}refresh=${refreshSeconds}`;
  return (
    <p class="row screen">
      <a class="button second" href={withReading(here, locale)}>
        {t.refresh}
      </a>
      {isOn ? (
        <span>{t.refreshing}</span>
      ) : (
        <a class="button second" href={withReading(often, locale)}>
          {t.refreshOften}
        </a>
      )}
    </p>
  );
};
