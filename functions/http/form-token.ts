import type { Dependencies } from '../../shared/usecases/dependencies.ts';

/** How long a form may stay open before it has to be loaded again. */
const validMilliseconds = 12 * 3600 * 1000;

/** The two hidden fields of every form: `formKey` makes its submission repeatable, `formToken` proves that we showed it. */
export interface FormToken {
  readonly key: string;
  readonly token: string;
}

const signedText = (purpose: string, key: string, issuedAt: string) => `${purpose}\n${key}\n${issuedAt}`;

/**
 * A fresh idempotency key and a token over it. `purpose` names the form and whom it was shown to: where somebody is
 * signed in, their user name belongs into it, so that nobody else's token is good for their form.
 */
export const issueFormToken = (deps: Dependencies, purpose: string): FormToken =>
  signFormToken(deps, purpose, deps.newId());

/** A token over a key that is already in use: a form shown again after a refusal is still the same request. */
export const signFormToken = (deps: Dependencies, purpose: string, key: string): FormToken => {
  const issuedAt = deps.clock().toString(36);
  return { key, token: `${issuedAt}.${deps.secrets.sign('form', signedText(purpose, key, issuedAt))}` };
};

/** Whether we issued the token for this purpose and key, and whether that was within the last twelve hours. */
export const judgeFormToken = (
  deps: Dependencies,
  purpose: string,
  { key, token }: FormToken,
): 'fresh' | 'stale' | 'foreign' => {
  const [issuedAt = '', signature = ''] = token.split('.');
  if (!deps.secrets.isSigned('form', signedText(purpose, key, issuedAt), signature)) return 'foreign';
  return deps.clock() - Number.parseInt(issuedAt, 36) <= validMilliseconds ? 'fresh' : 'stale';
};
