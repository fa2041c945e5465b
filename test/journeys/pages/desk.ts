import { beforeAll, describe, expect, it } from 'vitest';
import { titleOf } from '../../support/html.ts';
import { book } from '../contract/bookings.ts';
import { today, withinOneDay } from '../contract/dates.ts';
import { type Desk, openDesk, receive } from '../contract/desk.ts';
import type { Ground } from '../contract/ground.ts';
import { newPerson, tailOf } from '../contract/people.ts';
import {
  fillAndSend,
  filledIn,
  formTo,
  type Page,
  sendForm,
  signInOnPage,
  type Visitor,
  visitorOf,
} from './visitor.ts';
import { languages } from './words.ts';

/** What staff do on pages during a shift, by links and forms alone. */
export const desk = (ground: () => Ground): void => {
  describe.each(languages)('staff without script, in %s', (language) => {
    let own: Desk;
    let visitor: Visitor;
    beforeAll(async () => {
      own = await openDesk(ground());
      visitor = visitorOf(ground(), language);
      const first = await signInOnPage(visitor, '/desk', own);
      expect(first.path.split('?')[0]).toBe(`/desk/${own.siteId}`);
      expect(first.text).toContain(own.name);
    });
    const day = () => visitor.open(`/desk/${own.siteId}`);
    const bookToday = () => withinOneDay(async (date) => book(ground(), own.slot(date)));
    const search = async (q: string) => sendForm(visitor, await day(), `/desk/${own.siteId}/search`, { q });
    const personPath = (code: string) => `/desk/${own.siteId}/appointments/${code}`;
    /** Presses the button of an act on a person's page. */
    const act = async (code: string, name: string, typed: Record<string, string> = {}) => {
      const [action, fields] = buttonOf(await visitor.open(personPath(code)), name);
      return visitor.follow(action, new Map([...fields, ...Object.entries(typed)]));
    };

    it('check in by code, lead through the stages, complete, and hand out what was chosen', async () => {
      const { code, person } = await bookToday();
      const verdict = await search(code.toLowerCase());
      expect([verdict.status, verdictOf(verdict)]).toEqual([200, 'yes']);
      expect(verdict.text).toContain(tailOf(person));
      expect(verdictOf(await search(code))).toBe('already');

      const waiting = await act(code, 'stage');
      expect(waiting.text).toContain('等候区');
      await act(code, 'complete');
      await receive(ground(), own.siteId, 'library-card', 3);
      const [action, fields] = buttonOf(await visitor.open(personPath(code)), 'handOut');
      const undecided = await visitor.send(action, new Map([...fields, ['itemIds', '']]));
      expect([undecided.status, isError(undecided)]).toEqual([422, true]);
      await visitor.follow(action, new Map([...fields, ['itemIds', 'library-card']]));
      // Pressed twice, it is handed out once.
      expect((await visitor.send(action, new Map([...fields, ['itemIds', 'library-card']]))).status).toBe(303);
      const { json } = await ground().api.ok('GET /api/official/sites/{siteId}/stock', {
        params: { siteId: own.siteId },
        token: await ground().token('admin'),
      });
      expect(json.stock.find(({ itemId }: { itemId: string }) => itemId === 'library-card').onHand).toBe(2);
      const done = await visitor.open(personPath(code));
      expect(done.forms.some(({ fields: hidden }) => hidden.get('act') === 'handOut')).toBe(false);
    });

    it('find somebody by the end of the phone, check them in with one press, and take it back', async () => {
      const { code, person } = await bookToday();
      const found = await search(tailOf(person));
      expect(found.text).toContain(tailOf(person));
      const button = found.forms.find(({ fields }) => fields.get('code') === code)!;
      const verdict = await visitor.send(button.action, button.fields);
      expect(verdictOf(verdict)).toBe('yes');
      await visitor.follow(...buttonOf(verdict, 'undoCheckIn'));
      const undone = await visitor.open(personPath(code));
      expect(undone.forms.some(({ fields }) => fields.get('act') === 'checkIn')).toBe(true);
      expect(verdictOf(await search(code))).toBe('yes');
    });

    it('are told plainly who may not come in, and why', async () => {
      for (const code of ['00000000', 'K7M3P9QX']) {
        const unknown = await search(code);
        expect([verdictOf(unknown), isError(unknown)]).toEqual(['no', true]);
      }
      const elsewhere = await openDesk(ground());
      const { code, person } = await withinOneDay((date) => book(ground(), elsewhere.slot(date)));
      const wrongSite = await search(code);
      expect([verdictOf(wrongSite), wrongSite.text]).toEqual(['no', expect.stringContaining(elsewhere.name)]);
      // Of somebody else's appointment they learn where and when it is, not whose.
      expect(wrongSite.text).not.toContain(tailOf(person));
      expect((await search('')).status).toBe(422);
      expect((await search('没有这个人')).status).toBe(404);
    });

    it('admit who comes without an appointment, who is checked in at once; a wrong form keeps what was typed', async () => {
      const path = `/desk/${own.siteId}/walk-in`;
      const person = newPerson();
      const typed = Object.fromEntries(filledIn([], person, { 'attendee.phone': '12345' }));
      const wrong = await sendForm(visitor, await visitor.open(path), path, typed);
      expect([wrong.status, isError(wrong)]).toEqual([422, true]);
      expect(formTo(wrong, path)?.fields.get('attendee.name')).toBe(person.name);
      const admitted = await sendForm(visitor, wrong, path, { 'attendee.phone': person.phone });
      expect(verdictOf(admitted)).toBe('yes');
      const again = await sendForm(visitor, wrong, path, { 'attendee.phone': person.phone });
      expect(codeIn(again)).toBe(codeIn(admitted));
      expect(verdictOf(await search(codeIn(admitted)))).toBe('already');
      const twice = await sendForm(visitor, await visitor.open(path), path, Object.fromEntries(filledIn([], person)));
      expect([twice.status, isError(twice)]).toEqual([409, true]);
    });

    it('open the QR of somebody, which checks them in; somebody who is not signed in learns nothing from it', async () => {
      const { code } = await bookToday();
      const stranger = await visitorOf(ground(), language).open(`/C/${code}`);
      expect(stranger.links.some((href) => href.startsWith('/find'))).toBe(true);
      expect(verdictOf(await visitor.open(`/C/${code}`))).toBe('yes');
      expect(verdictOf(await visitor.open(`/C/${code}`))).toBe('already');
    });

    it('print the day, and close it once nobody is left in it', async () => {
      const quiet = await openDesk(ground());
      const shift = visitorOf(ground(), language);
      await signInOnPage(shift, '/desk', quiet);
      const { code } = await withinOneDay((date) => book(ground(), quiet.slot(date)));
      const list = await shift.open(`/desk/${quiet.siteId}/list`);
      expect(list.text).toContain(code.slice(0, 4));
      await receive(ground(), quiet.siteId, 'eggs', 30);
      const path = `/desk/${quiet.siteId}/close-day`;
      const early = await sendForm(shift, await shift.open(path), path, { 'count.eggs': '28' });
      expect([early.status, isError(early)]).toEqual([409, true]);
      await quiet.act('no-show', code);
      const missing = await sendForm(shift, await shift.open(path), path, { 'count.eggs': '' });
      expect([missing.status, isError(missing)]).toEqual([422, true]);
      const checked = await sendForm(shift, missing, path, { 'count.eggs': '28' });
      expect(checked.text).toContain('−2');
      const closed = await fillAndSend(shift, checked, path, { act: 'confirm' });
      expect(closed.text).toContain(quiet.username);
      // Pressed twice, it is closed once.
      expect((await sendForm(shift, checked, path, { act: 'confirm' })).status).toBe(303);
    });

    it('see the day by slots, and see no other site', async () => {
      const { links, text } = await day();
      expect(text).toMatch(/00:00/);
      expect(links.some((href) => href.includes(own.slot(today())))).toBe(true);
      expect((await visitor.open('/desk/puli')).status).toBe(404);
      const left = await visitor.send((await day()).forms[0]!.action, (await day()).forms[0]!.fields);
      expect(left.status).toBe(303);
      expect((await visitor.open(`/desk/${own.siteId}`)).status).toBe(303);
      await signInOnPage(visitor, '/desk', own);
    });
  });
};

const isError = ({ html }: Page): boolean => /^(错误：|Error: )/.test(titleOf(html));

/** What fills the screen: yes, no or already. */
const verdictOf = ({ html, text }: Page): string | undefined => {
  const [, kind] = /class="verdict (\w+)"/.exec(html) ?? [];
  expect(kind, text).toBeDefined();
  return kind;
};

/** The code on a page, as it is read out. */
const codeIn = ({ text }: Page): string => /([0-9A-Z]{4})-([0-9A-Z]{4})/.exec(text)?.slice(1).join('') ?? '';

/** The button of an act. */
const buttonOf = (page: Page, act: string) => {
  const form = page.forms.find(({ fields }) => fields.get('act') === act);
  expect(form, `${act} on ${page.text}`).toBeDefined();
  return [form!.action, form!.fields] as const;
};
