import type * as z from 'zod';
import { type FieldRefusal, isRefusalCode, type Outcome, type Refusal, refuse } from './refusals.ts';

/** Parses once, at the edge: the value, or the refusal that names every field that is wrong. */
export const parse = <S extends z.ZodType>(schema: S, input: unknown): Outcome<z.output<S>> => {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? parsed.data : refusalOf(parsed.error);
};

/**
 * Unknown fields come first: a request that sends them was not written for this form. A field that breaks two rules of
 * one code is named once.
 */
const refusalOf = (error: z.ZodError): Refusal => {
  const fields = [
    ...new Map(error.issues.flatMap(fieldRefusals).map((one) => [`${one.field} ${one.code}`, one])).values(),
  ];
  const lead = fields.find(({ code }) => code === 'UNKNOWN_FIELD') ?? fields[0]!;
  return refuse(lead.code, { fields });
};

const fieldRefusals = (issue: z.core.$ZodIssue): FieldRefusal[] => {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(() => ({ field: path, code: 'UNKNOWN_FIELD' as const }));
  }
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  const code = isRefusalCode(issue.message) ? issue.message : isMissing ? 'FIELD_REQUIRED' : 'FIELD_INVALID';
  return [{ field: path, code }];
};
