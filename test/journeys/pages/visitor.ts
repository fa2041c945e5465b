import { expect } from 'vitest';
import { formOf, linksOf, type PageForm, textOf } from '../../support/html.ts';
import type { Answer, RawRequest } from '../contract/client.ts';
import type { Ground } from '../contract/ground.ts';
import type { Person } from '../contract/people.ts';

/** A page as somebody without script sees it. */
export interface Page {
  readonly answer: Answer;
  readonly status: number;
  readonly html: string;
  readonly text: string;
  readonly links: readonly string[];
  /** the form that is sent by POST */
  readonly form: PageForm;
}

export type Fields = Iterable<readonly [string, string]>;

/** A resident's browser without script, over plain HTTP. */
export interface Visitor {
  open(path: string): Promise<Page>;
  /** Sends a form as browsers do: with the origin of the page that it stands on. */
  send(action: string, fields: Fields, headers?: RawRequest['headers']): Promise<Page>;
  /** Sends a form and opens the page to which that leads. */
  follow(action: string, fields: Fields): Promise<Page & { readonly path: string }>;
}

const formType = ['Content-Type', 'application/x-www-form-urlencoded'] as const;

/** The fields as a browser puts them into a body. */
export const encode = (fields: Fields): string =>
  new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])).toString();

/** A visitor who prefers a language. */
export const visitorOf = ({ client }: Ground, language = 'zh-CN'): Visitor => {
  const preferred = ['Accept-Language', language] as const;
  const open = async (path: string) => pageOf(await client.send({ path, headers: [preferred] }));
  const send: Visitor['send'] = async (path, fields, headers = [['Origin', client.origin]]) => {
    const all = [formType, preferred, ...headers];
    return pageOf(await client.send({ method: 'POST', path, headers: all, body: encode(fields) }));
  };
  const follow: Visitor['follow'] = async (action, fields) => {
    const sent = await send(action, fields);
    expect(sent.status, sent.text).toBe(303);
    const path = sent.answer.header('location')!;
    expect(path).toMatch(/^\/[^/]/);
    const page = await open(path);
    expect(page.status, page.text).toBe(200);
    return { ...page, path };
  };
  return { open, send, follow };
};

const pageOf = (answer: Answer): Page => {
  const html = answer.text;
  return { answer, status: answer.status, html, text: textOf(html), links: linksOf(html), form: formOf(html) };
};

/** A page's fields, filled in for a first dose of a person. */
export const filledIn = (fields: Fields, person: Person, change: Record<string, string> = {}): Map<string, string> => {
  const { name, idNumber, phone } = person;
  const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  return new Map([...fields, ...Object.entries({ ...typed, consent: 'yes', ...change })]);
};

/** Where the form for a slot stands. */
export const bookPath = (siteId: string, slotId: string): string => `/sites/${siteId}/slots/${slotId}/book`;
