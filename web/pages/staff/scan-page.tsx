import type { Hidden } from '../../components/hidden-fields.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { staffWords } from '../../messages/staff/words.ts';
import { SearchBox } from './search-box.tsx';

export interface ScanPageProps {
  readonly frame: DeskFrame;
  readonly siteId: string;
  readonly search: Hidden;
  readonly script: string;
  /** where the script finds what decodes in browsers that cannot */
  readonly detector: string;
  readonly wasm: string;
}

/** What the script says; it finds them by their keys. */
const spoken = [
  'starting',
  'reading',
  'looking',
  'found',
  'again',
  'notOurs',
  'noCodeInPhoto',
  'denied',
  'absent',
  'busy',
  'insecure',
  'failed',
] as const;

/**
 * The field on top takes what a hand scanner types; the script shows the rest, and sends the same form. Its words stand in
 * the page, so that the script has none of its own.
 */
export const ScanPage = ({ frame, siteId, search, script, detector, wasm }: ScanPageProps) => {
  const { locale } = frame;
  const t = staffWords(locale).scan;
  const words = Object.fromEntries(spoken.map((key) => [`data-${key.toLowerCase()}`, t[key]]));
  return (
    <DeskLayout frame={frame} title={t.title} script={script}>
      <h1>{t.title}</h1>
      <noscript>
        <p class="notice">{t.needsScript}</p>
      </noscript>
      <section id="scanner" class="card" data-detector={detector} data-wasm={wasm} {...words} hidden>
        <p id="scan-state" role="status">
          {t.lead}
        </p>
        <video id="scan-video" aria-label={t.camera} width="100%" playsinline muted hidden />
        <button type="button" id="scan-start">
          {t.start}
        </button>
        <button type="button" id="scan-stop" class="second" hidden>
          {t.stop}
        </button>
        <button type="button" id="scan-torch" class="second" aria-pressed="false" hidden>
          {t.torch}
        </button>
        <label>
          {t.photo}
          <input type="file" id="scan-photo" accept="image/*" capture="environment" />
        </label>
      </section>
      <div id="scan-typed">
        <SearchBox locale={locale} siteId={siteId} hidden={search} isNext />
      </div>
    </DeskLayout>
  );
};
