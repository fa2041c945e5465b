import type { Locale } from '../../../web/locale.ts';
import type { FormProblems } from '../../http/form-problems.ts';

/** The same problems, with words of the form's own for some fields, where those of the refusal would say too little. */
export const reword = (
  { messages }: Locale,
  { wrong, problems }: FormProblems,
  labels: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string | undefined>>,
): FormProblems => ({
  wrong: Object.fromEntries(Object.entries(wrong).map(([field, message]) => [field, words[field] ?? message])),
  problems: problems.map((problem) => {
    const own = problem.field && words[problem.field];
    return own ? { ...problem, message: messages.common.labelled(labels[problem.field!] ?? '', own) } : problem;
  }),
});
