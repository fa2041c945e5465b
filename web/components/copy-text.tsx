import type { Language } from '../locale.ts';

export interface CopyTextProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  readonly rows: number;
  readonly lang?: Language;
  /** what the button says, before and after */
  readonly button: string;
  readonly done: string;
}

/**
 * A text ready to be copied into a chat. It needs no script; the button is shown by that of `copy.ts`, and says aloud
 * that it has copied.
 */
export const CopyText = ({ id, label, hint, text, rows, lang, button, done }: CopyTextProps) => (
  <div class="screen">
    <label>
      {label}
      {hint && <span class="hint">{hint}</span>}
      <textarea readonly id={id} rows={rows} lang={lang}>
        {text}
      </textarea>
    </label>
    <button type="button" class="second slim" data-copy={id} data-done={done} aria-live="polite" hidden>
      {button}
    </button>
  </div>
);
