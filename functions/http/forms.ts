import { isRefusal, type Outcome, type Refusal, refuse } from '../../shared/domain/refusals.ts';
import { decodeText } from './body.ts';
import type { EdgeContext } from './edge.ts';
import { type FormToken, judgeFormToken } from './form-token.ts';
import { decodePairs, type Pairs } from './query.ts';
import { isIdempotencyKey, whyNotForm } from './request-rules.ts';

/** A form as it was sent: single values as text, fields declared as multiple always as a list. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly key: string;
}

/** What a page knows about its form. */
export interface FormFacts {
  /** as given to `issueFormToken` */
  readonly purpose: string;
  /** names of fields that may come more than once, such as check boxes */
  readonly multiple?: readonly string[];
}

/** Names of the two hidden fields that every form carries. */
export const formKeyField = 'formKey';
export const formTokenField = 'formToken';

/** The two, for the page that shows the form. */
export const hiddenOf = ({ key, token }: FormToken): Record<string, string> => ({
  [formKeyField]: key,
  [formTokenField]: token,
});

/**
 * Reads a form, in the order of every request: FORGERY for a foreign origin, UNSUPPORTED_TYPE, BAD_ENCODING,
 * DUPLICATE_FIELD, FORGERY without a token, KEY_REQUIRED, FORGERY for a token that is foreign or older than twelve hours.
 * The fields are not judged; the hidden two are left out.
 */
export const readForm = async (c: EdgeContext, form: FormFacts): Promise<Outcome<SentForm>> => {
  const sent = await readFormOfAnyAge(c, form);
  return !isRefusal(sent) && sent.isStale ? refuse('FORGERY') : sent;
};

/** The same, but a form of ours that is older than that is told by `isStale`, for a page that shows it again as it was. */
export const readFormOfAnyAge = async (
  c: EdgeContext,
  form: FormFacts,
): Promise<Outcome<SentForm & { readonly isStale: boolean }>> => {
  const whyNot = whyForeign(c) ?? whyNotForm(c.req.header('content-type'));
  if (whyNot) return whyNot;
  const text = decodeText(c.get('body'));
  if (isRefusal(text)) return text;
  const pairs = decodePairs(text);
  if (isRefusal(pairs)) return pairs;
  const fields = collect(pairs, form.multiple ?? []);
  if (!fields) return refuse('DUPLICATE_FIELD');
  const { [formKeyField]: key = '', [formTokenField]: token = '', ...own } = fields;
  if (token === '') return refuse('FORGERY');
  if (typeof key !== 'string' || !isIdempotencyKey(key)) return refuse('KEY_REQUIRED');
  if (typeof token !== 'string') return refuse('FORGERY');
  const age = judgeFormToken(c.get('edge').deps, form.purpose, { key, token });
  return age === 'foreign' ? refuse('FORGERY') : { fields: own, key, isStale: age === 'stale' };
};

/**
 * FORGERY when the browser says that the form came from another site. Origin is sent with every form by browsers of
 * this decade; older ones send a Referer; `null` hides the origin and counts only together with Sec-Fetch-Site.
 */
export const whyForeign = (c: EdgeContext): Refusal | undefined => {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const referer = c.req.header('referer');
  const { all } = c.get('edge').origins;
  if (origin !== undefined && origin !== 'null') return all.has(origin) ? undefined : refuse('FORGERY');
  if (site !== undefined) return site === 'same-origin' ? undefined : refuse('FORGERY');
  if (origin === 'null') return refuse('FORGERY');
  const refererOrigin = referer && URL.parse(referer)?.origin;
  return referer === undefined || (refererOrigin && all.has(refererOrigin)) ? undefined : refuse('FORGERY');
};

/** One record of all fields, or undefined when a field that is single came twice. */
const collect = (pairs: Pairs, multiple: readonly string[]): Record<string, string | string[]> | undefined => {
  const single = pairs.filter(([name]) => !multiple.includes(name));
  const fields: Record<string, string | string[]> = Object.fromEntries(single);
  if (Object.keys(fields).length !== single.length) return undefined;
  for (const name of multiple) {
    const values = pairs.filter(([own]) => own === name).map(([, value]) => value);
    if (values.length > 0) fields[name] = values;
  }
  return fields;
};
