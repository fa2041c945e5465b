import { expect } from 'vitest';
import { formOf, formsOf, linksOf, type PageForm, textOf } from '../../support/html.ts';
import type { Answer, RawRequest } from '../contract/client.ts';
import type { Ground } from '../contract/ground.ts';
import type { Person } from '../contract/people.ts';
import type { SignIn } from '../host.ts';

/** A page as somebody without script sees it. */
export interface Page {
  readonly answer: Answer;
  readonly status: number;
  readonly html: string;
  readonly text: string;
  readonly links: readonly string[];
  /** the first form that is sent by POST */
  readonly form: PageForm;
  /** all of them */
  readonly forms: readonly PageForm[];
}

/** A page to which somebody was led. */
export interface Arrival extends Page {
  readonly path: string;
}

export type Fields = Iterable<readonly [string, string]>;

/** A browser without script, over plain HTTP; it keeps the cookies that it is given. */
export interface Visitor {
  open(path: string): Promise<Page>;
  /** Opens a page, led on from one to the next as browsers are. */
  arrive(path: string, hops?: number): Promise<Arrival>;
  /** Sends a form as browsers do: with the origin of the page that it stands on. */
  send(action: string, fields: Fields, headers?: RawRequest['headers']): Promise<Page>;
  /** Sends a form and opens the page to which that leads. */
  follow(action: string, fields: Fields): Promise<Arrival>;
}

const formType = ['Content-Type', 'application/x-www-form-urlencoded'] as const;

/** The fields as a browser puts them into a body. */
export const encode = (fields: Fields): string =>
  new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])).toString();

/** A visitor who prefers a language. */
export const visitorOf = ({ client }: Ground, language = 'zh-CN'): Visitor => {
  const preferred = ['Accept-Language', language] as const;
  const cookies = openJar();
  const ask = async (request: RawRequest): Promise<Page> => {
    const answer = await client.send({
      ...request,
      headers: [preferred, ...cookies.sent(), ...(request.headers ?? [])],
    });
    cookies.keep(answer);
    return pageOf(answer);
  };
  const open = (path: string) => ask({ path });
  const send: Visitor['send'] = (path, fields, headers = [['Origin', client.origin]]) =>
    ask({ method: 'POST', path, headers: [formType, ...headers], body: encode(fields) });
  const arrive: Visitor['arrive'] = async (path, hops = 3) => {
    expect(path).toMatch(/^\/[^/]/);
    const page = await open(path);
    if (page.status === 303 && hops > 0) return arrive(page.answer.header('location')!, hops - 1);
    expect(page.status, page.text).toBe(200);
    return { ...page, path };
  };
  const follow: Visitor['follow'] = async (action, fields) => {
    const sent = await send(action, fields);
    expect(sent.status, sent.text).toBe(303);
    return arrive(sent.answer.header('location')!);
  };
  return { open, arrive, send, follow };
};

/** The cookies of one host: a value that is empty, or that was over long ago, takes the cookie away. */
const openJar = () => {
  const kept = new Map<string, string>();
  return {
    sent: (): (readonly [string, string])[] =>
      kept.size === 0 ? [] : [['Cookie', [...kept].map(([name, value]) => `${name}=${value}`).join('; ')]],
    keep: (answer: Answer): void => {
      for (const line of answer.all('set-cookie')) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) kept.delete(name);
        else kept.set(name, value);
      }
    },
  };
};

const pageOf = (answer: Answer): Page => {
  const html = answer.text;
  const [text, links] = [textOf(html), linksOf(html)];
  return { answer, status: answer.status, html, text, links, form: formOf(html), forms: formsOf(html) };
};

/** The form of a page that is sent to a path, or `undefined` where there is none. */
export const formTo = ({ forms }: Page, path: string): PageForm | undefined =>
  forms.find(({ action }) => action.split('?')[0] === path);

/** Asks for a page, is led to the sign-in, signs in, and is led back. */
export const signInOnPage = async (visitor: Visitor, asked: string, { username, password }: SignIn) => {
  const { form } = await visitor.arrive(asked);
  return visitor.follow(form.action, new Map([...form.fields, ['username', username], ['password', password]]));
};

/** A page's fields, filled in for a first dose of a person. */
export const filledIn = (fields: Fields, person: Person, change: Record<string, string> = {}): Map<string, string> => {
  const { name, idNumber, phone } = person;
  const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  return new Map([...fields, ...Object.entries({ ...typed, consent: 'yes', ...change })]);
};

/** Where the form for a slot stands. */
export const bookPath = (siteId: string, slotId: string): string => `/sites/${siteId}/slots/${slotId}/book`;

/** Fills in a form of a page and sends it; fields that are not typed into stay as they are. */
export const sendForm = (visitor: Visitor, page: Page, path: string, typed: Record<string, string>): Promise<Page> => {
  const { action, fields } = formOn(page, path);
  return visitor.send(action, new Map([...fields, ...Object.entries(typed)]));
};

/** The same, and opens the page to which that leads. */
export const fillAndSend = (visitor: Visitor, page: Page, path: string, typed: Record<string, string> = {}) => {
  const { action, fields } = formOn(page, path);
  return visitor.follow(action, new Map([...fields, ...Object.entries(typed)]));
};

const formOn = (page: Page, path: string): PageForm => {
  const form = formTo(page, path);
  if (!form) throw new Error(`no form to ${path}, but to ${page.forms.map(({ action }) => action).join(' ')}`);
  return form;
};
