import type { Refusal, RefusalCode } from '../../shared/domain/refusals.ts';
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
 * A refusal in the words of a form. `labels` names the fields of the page, in their order on it, which is the order
 * of the problems; what is refused about anything else comes first and stands at the top only. `wordsOf` may say a refusal of a field in words of its own.
 */
export const formProblems = (
  locale: Locale,
  refusal: Refusal,
  labels: Readonly<Record<string, string>>,
  wordsOf: (field: string, code: RefusalCode) => string | undefined = () => undefined,
): FormProblems => {
  const order = Object.keys(labels);
  const placeOf = (field = '') => order.indexOf(field);
  const judged = (refusal.fields ?? [{ field: '', code: refusal.refused }])
    .map(({ field, code }) => ({
      field: field in labels ? field : undefined,
      message: wordsOf(field, code) ?? refusalMessage(locale.language, { ...refusal, refused: code }),
    }))
    .sort((a, b) => placeOf(a.field) - placeOf(b.field));
  const { labelled } = locale.messages.common;
  return {
    wrong: Object.fromEntries(judged.flatMap(({ field, message }) => (field ? [[field, message]] : []))),
    problems: judged.map(({ field, message }) => ({
      field,
      message: field ? labelled(labels[field]!, message) : message,
    })),
  };
};
