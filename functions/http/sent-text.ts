import type { SentForm } from './forms.ts';

/** The fields of a form as text, those that were not sent as empty text: what a page shows again. */
export const sentText = <Name extends string>({ fields }: SentForm, names: readonly Name[]): Record<Name, string> => {
  const values = names.map((name) => [name, String(fields[name] ?? '')]);
  return Object.fromEntries(values) as Record<Name, string>;
};
