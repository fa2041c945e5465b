import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerJson, answerRefusal } from '../../../functions/http/answers.ts';
import { serveApps } from '../../../functions/http/app.ts';
import type { EdgeEnv } from '../../../functions/http/edge.ts';
import { issueFormToken } from '../../../functions/http/form-token.ts';
import { readForm } from '../../../functions/http/forms.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { edgeOf, origin } from '../../support/pages.ts';
import { openWorld, type World } from '../../support/world.ts';

const purpose = 'test-form';
const form = new Hono<EdgeEnv>().post('/api/form', async (c) => {
  const sent = await readForm(c, { purpose, multiple: ['needs'] });
  return isRefusal(sent) ? answerRefusal(c, sent) : answerJson(c, sent, { status: 200 });
});

describe('the form edge', () => {
  let world: World;
  let app: Hono<EdgeEnv>;
  let hidden: string;
  beforeEach(async () => {
    world = await openWorld();
    app = serveApps(edgeOf(world, []), [form]);
    const { key, token } = issueFormToken(world.deps, purpose);
    hidden = `formKey=${key}&formToken=${token}`;
  });

  const submit = async (body: string, headers: Record<string, string> = { origin }) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.request(`${origin}/api/form`, { method: 'POST', body, headers: { ...type, ...headers } });
    const json = (await answer.json()) as { code?: string; fields: unknown };
    return json.code ?? json.fields;
  };

  it('reads fields once, declared ones as lists, and leaves its own two out', async () => {
    expect(await submit(`name=%E5%BC%A0+%E4%B8%89&needs=child&needs=other&${hidden}`)).toEqual({
      name: '张 三',
      needs: ['child', 'other'],
    });
    expect(await submit(`name=&needs=child&${hidden}`)).toEqual({ name: '', needs: ['child'] });
  });

  it.each([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from an origin that looks like ours', { origin: `${origin}.evil.example` }],
    ['from a hidden origin', { origin: 'null' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser calls same-site', { origin: 'null', 'sec-fetch-site': 'same-site' }],
    ['referred from elsewhere', { referer: 'https://evil.example/page' }],
    ['referred from nowhere sensible', { referer: 'nonsense' }],
  ])('refuses a form %s', async (_name, headers) => {
    expect(await submit(hidden, headers)).toBe('FORGERY');
  });

  it.each([
    ['with our origin', { origin }],
    ['with a hidden origin that the browser vouches for', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['referred from one of our pages', { referer: `${origin}/find` }],
    ['from an old browser that says nothing', {}],
  ])('takes a form %s', async (_name, headers) => {
    expect(await submit(hidden, headers)).toEqual({});
  });

  it('refuses a token for another form, key or time', async () => {
    const foreign = issueFormToken(world.deps, 'another-form');
    expect(await submit(`formKey=${foreign.key}&formToken=${foreign.token}`)).toBe('FORGERY');
    expect(await submit(hidden.replace('formKey=', 'formKey=x'))).toBe('FORGERY');
    expect(await submit(hidden.replace(/&formToken=.*/, ''))).toBe('FORGERY');
    world.clock.advance(12 * 3_600_000);
    expect(await submit(hidden)).toEqual({});
    world.clock.advance(1_000);
    expect(await submit(hidden)).toBe('FORGERY');
  });

  it.each([
    ['neither key nor token', () => 'a=1', 'FORGERY'],
    ['no key', (all: string) => all.replace(/formKey=[^&]*&/, ''), 'KEY_REQUIRED'],
    ['a malformed key', (all: string) => all.replace(/formKey=[^&]*/, 'formKey=<>'), 'KEY_REQUIRED'],
    ['the same field twice', (all: string) => `a=1&a=2&${all}`, 'DUPLICATE_FIELD'],
    ['its own field twice', (all: string) => `${all}&formKey=x`, 'DUPLICATE_FIELD'],
    ['bytes that are no UTF-8', (all: string) => `a=%ff&${all}`, 'BAD_ENCODING'],
    ['a broken escape', (all: string) => `a=%zz&${all}`, 'BAD_ENCODING'],
  ])('refuses %s', async (_name, change, code) => {
    expect(await submit(change(hidden))).toBe(code);
  });

  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])('refuses %s', async (type) => {
    expect(await submit(hidden, { origin, 'content-type': type })).toBe('UNSUPPORTED_TYPE');
  });
});
