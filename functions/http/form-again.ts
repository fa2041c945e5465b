import { isRefusal } from '../../shared/domain/refusals.ts';
import { withReading } from '../../web/paths.ts';
import { decodeText } from './body.ts';
import type { EdgeContext } from './edge.ts';
import { formKeyField, formTokenField, whyForeign } from './forms.ts';
import { idField, keptIdField, sealIdNumber } from './kept-id-number.ts';
import { hereOf, pageLocale } from './page-locale.ts';
import { decodePairs, type Pairs } from './query.ts';
import { whyNotForm } from './request-rules.ts';

/** A form that was sent and not dealt with, to be sent once more as it was: the same key, everything that was typed. */
export interface FormAgain {
  readonly action: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/**
 * The form that this request sent, for a page that cannot show the form itself because the store could not be reached.
 * Nothing in it is judged: that is done when it comes again. Undefined where there is none of ours, and where it holds
 * what must not be sent back: a password, or a document number while there is no key to seal it with.
 */
export const formAgain = (c: EdgeContext): FormAgain | undefined => {
  if (c.req.method !== 'POST' || whyNotForm(c.req.header('content-type')) || whyForeign(c)) return undefined;
  const text = decodeText(c.get('body'));
  const pairs = isRefusal(text) ? text : decodePairs(text);
  if (isRefusal(pairs)) return undefined;
  const fields = withoutIdNumber(c, collect(pairs));
  const isOurs = fields?.[formKeyField] && fields[formTokenField] && !('password' in fields);
  return isOurs ? { action: withReading(hereOf(c), pageLocale(c)), fields } : undefined;
};

const collect = (pairs: Pairs): FormAgain['fields'] =>
  Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]),
  );

/** A document number travels on sealed, as on the form itself. */
const withoutIdNumber = (c: EdgeContext, fields: FormAgain['fields']): FormAgain['fields'] | undefined => {
  const [idNumber = ''] = fields[idField] ?? [];
  const [key = ''] = fields[formKeyField] ?? [];
  if (idNumber.trim() === '') return fields;
  try {
    const sealed = sealIdNumber(c.get('edge').deps.secrets, key, idNumber);
    return { ...fields, [idField]: [''], [keptIdField]: [sealed] };
  } catch {
    return undefined;
  }
};
