import { expect } from 'vitest';
import { documentNumbersUsed } from './people.ts';

/** What an answer is judged by. */
interface Judged {
  readonly status: number;
  all(name: string): readonly string[];
  header(name: string): string | undefined;
  readonly text: string;
  readonly json: ReturnType<typeof JSON.parse>;
}

interface Circumstances {
  readonly origin: string;
  readonly asked: { readonly method?: string; readonly path: string };
}

const securityHeaders: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none'; (?!.*'unsafe-).*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /microphone=\(\)/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'x-request-id': /^.{8,}$/,
  'cache-control': /./,
};

const types = /^(application\/json|text\/(html|csv|plain|javascript|calendar); charset=utf-8)$/;

/** What only a program's insides would say: stack frames, files, names of services, classes and exceptions. */
const insides =
  /\bat [^"<>]{1,200}:\d+:\d+|\.(ts|mjs|js):\d+|node_modules|\bstack\b|dynamodb|lambda|arn:aws|ConditionalCheck|Transact(Write|ion)|Exception\b|TypeError|ZodError|\bsqlite\b/i;

const instant = /"\d{4}-\d\d-\d\dT[^"]*"/g;

/** What all answers of all hosts have in common, whatever was asked and however it ended. */
export const expectOfEveryAnswer = (answer: Judged, { origin, asked }: Circumstances): void => {
  const what = `${asked.method ?? 'GET'} ${asked.path} → ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(answer.status, what).toBeLessThan(500);
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(answer.all(name), `${name} of ${what}`).toEqual([expect.stringMatching(value)]);
  }
  const isHttps = origin.startsWith('https:');
  expect(answer.all('strict-transport-security'), what).toHaveLength(isHttps ? 1 : 0);
  // Only who signs in or out gets a cookie; residents never do.
  if (!isSignInOrOut(asked)) expect(answer.all('set-cookie'), what).toEqual([]);
  expect(answer.all('x-powered-by'), what).toEqual([]);
  if (answer.text !== '') expect(answer.header('content-type'), what).toMatch(types);
  expect(insides.exec(answer.text)?.[0], what).toBeUndefined();
  expect(documentNumbersUsed().filter((number) => answer.text.includes(number))).toEqual([]);
  if (answer.json !== undefined) expectOfJson(answer, what);
  if (answer.status >= 400) expectOfRefusal(answer, what);
};

const isSignInOrOut = ({ method, path }: Circumstances['asked']): boolean =>
  method === 'POST' && /^\/sign-(in|out)(\?|$)/.test(path);

const expectOfJson = ({ text }: Judged, what: string): void => {
  expect(
    (text.match(instant) ?? []).filter((one) => !one.endsWith('+08:00"')),
    what,
  ).toEqual([]);
};

const expectOfRefusal = (answer: Judged, what: string): void => {
  expect(answer.header('cache-control'), what).toBe('no-store');
  if (answer.json === undefined) return;
  const { code, message, requestId } = answer.json;
  expect(code, what).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  expect(message, what).toMatch(/./);
  expect(requestId, what).toBe(answer.header('x-request-id'));
};
