import type { Refusal } from '../../shared/domain/refusals.ts';
import type { Problem } from '../../web/components/error-summary.tsx';
import type { FormState } from '../../web/components/fields.tsx';
import type { Locale } from '../../web/locale.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';

/** What a page that shows its form again says: beside the fields, and at its top. */
export interface FormProblems {
  readonly wrong: FormState['wrong'];
  readonly problems: readonly Problem[];
}

/**
 * A refusal in the words of a form. `labels` names the fields of the page, in their order on it; what is refused about
 * anything else stands at the top only.
 */
export const formProblems = (
  locale: Locale,
  refusal: Refusal,
  labels: Readonly<Record<string, string>>,
): FormProblems => {
  const judged = (refusal.fields ?? [{ field: '', code: refusal.refused }]).map(({ field, code }) => ({
    field: field in labels ? field : undefined,
    message: refusalMessage(locale.language, { ...refusal, refused: code }),
  }));
  const { labelled } = locale.messages.common;
  return {
    wrong: Object.fromEntries(judged.flatMap(({ field, message }) => (field ? [[field, message]] : []))),
    problems: judged.map(({ field, message }) => ({
      field,
      message: field ? labelled(labels[field]!, message) : message,
    })),
  };
};
