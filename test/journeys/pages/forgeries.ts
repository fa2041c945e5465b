import { beforeAll, describe, expect, it } from 'vitest';
import type { RawRequest } from '../contract/client.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { newPerson } from '../contract/people.ts';
import { makeSlots, openSite, seenEverywhere } from '../contract/sites.ts';
import { bookPath, encode, filledIn, visitorOf } from './visitor.ts';

/** Forms that did not come from our pages, or not whole. */
export const forgeries = (ground: () => Ground): void => {
  describe('a form that somebody else made', () => {
    const date = daysAfter(today(), 2);
    let [path, otherPath] = ['', ''];
    beforeAll(async () => {
      const { siteId } = await openSite(ground());
      const [slot = '', other = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
      [path, otherPath] = [bookPath(siteId, slot), bookPath(siteId, other)];
    });
    const own = () => ['Origin', ground().client.origin] as const;
    const formType = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
    const openForm = async () => (await visitorOf(ground()).open(path)).form;

    it.each([
      ['another site', [['Origin', 'https://evil.example']]],
      ['a page that hides its origin', [['Origin', 'null']]],
      ['another site, as the browser says', [['Sec-Fetch-Site', 'cross-site']]],
      [
        'a neighbour on the same domain',
        [
          ['Sec-Fetch-Site', 'same-site'],
          ['Origin', 'null'],
        ],
      ],
      ['another site, in an old browser', [['Referer', 'https://evil.example/form']]],
    ] satisfies [string, RawRequest['headers']][])(
      'is refused from %s, and has booked nothing',
      async (_what, headers) => {
        const visitor = visitorOf(ground());
        const { action, fields } = await openForm();
        const filled = filledIn(fields, newPerson());
        const refused = await visitor.send(action, filled, headers);
        expect(refused.status).toBe(403);
        expect(refused.text).toContain('页面已失效，请刷新后重试');
        // The form itself is still good, and its person still free.
        await visitor.follow(action, filled);
      },
    );

    it('is taken from our own page, also where the browser does not say so', async () => {
      const visitor = visitorOf(ground());
      const ways: NonNullable<RawRequest['headers']>[] = [
        [],
        [['Sec-Fetch-Site', 'same-origin']],
        [['Referer', `${ground().client.origin}${path}`]],
        [
          ['Origin', 'null'],
          ['Sec-Fetch-Site', 'same-origin'],
        ],
      ];
      for (const headers of ways) {
        const { action, fields } = await openForm();
        expect((await visitor.send(action, filledIn(fields, newPerson()), headers)).status).toBe(303);
      }
    });

    it.each([
      ['no token', { formToken: '' }, 403],
      ['a token of its own', { formToken: 'abc.def' }, 403],
      ['no key', { formKey: '' }, 400],
      ['another key', { formKey: 'k'.repeat(21) }, 403],
    ])('is refused with %s', async (_what, change, status) => {
      const visitor = visitorOf(ground());
      const { action, fields } = await openForm();
      const filled = filledIn(fields, newPerson());
      expect((await visitor.send(action, new Map([...filled, ...Object.entries(change)]))).status).toBe(status);
      await visitor.follow(action, filled);
    });

    it('is refused with the token of another kind of form, but not of another slot', async () => {
      const visitor = visitorOf(ground());
      const find = await visitor.open('/find');
      const form = await openForm();
      const mixed = new Map([...form.fields, ...find.form.fields]);
      expect((await visitor.send(form.action, filledIn(mixed, newPerson()))).status).toBe(403);
      await visitor.follow(otherPath, filledIn(form.fields, newPerson()));
    });

    it.each([
      ['JSON', [['Content-Type', 'application/json']], 415],
      ['no type', [], 415],
      ['parts', [['Content-Type', 'multipart/form-data; boundary=x']], 415],
      ['another charset', [['Content-Type', 'application/x-www-form-urlencoded; charset=gbk']], 415],
    ] satisfies [string, RawRequest['headers'], number][])('is not read as %s', async (_what, type, status) => {
      const { action, fields } = await openForm();
      const body = encode(filledIn(fields, newPerson()));
      const sent = await ground().client.send({ method: 'POST', path: action, headers: [own(), ...type], body });
      expect([sent.status, sent.header('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    });

    it.each([
      ['a field twice', '&attendee.name=%E5%BC%A0', 400, '同一项目重复提交'],
      ['bytes that are no text', '&note=%ff', 400, '提交内容编码有误'],
      ['half an escape', '&note=%z', 400, '提交内容编码有误'],
      ['a field that it does not have', '&role=admin', 422, '提交了无法识别的内容'],
      ['a field that objects have by birth', '&__proto__=x', 422, '提交了无法识别的内容'],
    ])('is refused with %s', async (_what, more, status, words) => {
      const { action, fields } = await openForm();
      const body = encode(filledIn(fields, newPerson())) + more;
      const sent = await ground().client.send({ method: 'POST', path: action, headers: [own(), formType], body });
      expect(sent.status).toBe(status);
      expect(sent.text).toContain(words);
    });

    it('may spell its fields as it likes, in text of any script', async () => {
      const { action, fields } = await openForm();
      const person = newPerson();
      const body = encode(filledIn(fields, person, { 'attendee.name': '阿卜杜拉·买买提𠮷' }));
      const headers = [own(), ['Content-Type', 'Application/X-WWW-Form-Urlencoded; charset=UTF-8']] as const;
      const spelt = body.replaceAll('%C2%B7', '%c2%b7').replace('consent', '%63onsent');
      const halves = [spelt.slice(0, 90), spelt.slice(90)];
      const sent = await ground().client.send({ method: 'POST', path: action, headers, body: halves });
      expect(sent.status, sent.text).toBe(303);
      const { text } = await visitorOf(ground()).open(sent.header('location')!);
      expect(text).toContain('阿*******𠮷');
    });
  });
};
