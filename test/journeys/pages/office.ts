import { beforeAll, describe, expect, it } from 'vitest';
import { book } from '../contract/bookings.ts';
import { daysAfter, today } from '../contract/dates.ts';
import { newUsername } from '../contract/desk.ts';
import type { Ground } from '../contract/ground.ts';
import { eventually, makeSlots, openSite, seenByStaff, siteFields } from '../contract/sites.ts';
import {
  type Fields,
  fillAndSend,
  formTo,
  type Page,
  sendForm,
  signInOnPage,
  type Visitor,
  visitorOf,
} from './visitor.ts';
import { languages } from './words.ts';

/** What officials do on pages, by links and forms alone. */
export const office = (ground: () => Ground): void => {
  describe.each(languages)('an official without script, in %s', (language) => {
    const date = daysAfter(today(), 3);
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = visitorOf(ground(), language);
      await signInOnPage(visitor, '/office', ground().host.signIns.official);
    });

    it('opens a site, makes its slots, and sees them on the day’s screen', async () => {
      const { number, name, ...fields } = siteFields();
      const form = await visitor.open('/office/new-site');
      const typed = {
        number,
        name,
        address: fields.address,
        services: fields.services[0]!,
        stages: fields.stages.join('\n'),
        'responsible.name': fields.responsible.name,
        'responsible.phone': fields.responsible.phone,
        position: `${fields.lng},${fields.lat}`,
        status: 'open',
      };
      const opened = await fillAndSend(visitor, form, '/office/new-site', typed);
      expect(opened.text).toContain(name);
      const site = opened.path.split('?')[0]!;
      const siteId = site.split('/').at(-1)!;
      await seenByStaff(ground(), siteId, await ground().token('official'));
      const schedules = `${site}/schedules`;
      const hours = { from: date, to: date, opens: '09:00', closes: '11:00', breakFrom: '', breakTo: '' };
      const typedSchedule = { ...hours, slotMinutes: '30', seats: '20', walkInSeats: '5' };
      const planned = await sendForm(visitor, await visitor.open(schedules), schedules, typedSchedule);
      // Four slots of fifteen and five places.
      expect(planned.text).toMatch(/60\D+20/);
      const made = await visitor.follow(...confirmOn(planned));
      expect(made.path).toContain(schedules);
      await eventually(async () => {
        const links = await linksOfScreen(visitor, `/office?date=${date}`);
        expect(links.filter((href) => href.startsWith(`${site}/slots/`))).toHaveLength(4);
      });
    });

    it('changes a slot: the effect is said first, saved once, and can be undone', async () => {
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [date], { walkInShare: 0, desks: 1, perDeskPerSlot: 10 });
      await seenByStaff(ground(), siteId, await ground().token('official'));
      const path = `/office/sites/${siteId}/slots/${slot}`;
      const checked = await sendForm(visitor, await visitor.open(path), path, { capacity: '14' });
      expect([checked.status, checked.text]).toEqual([200, expect.stringMatching(/10\D+14/)]);
      expect(await capacityOf(ground(), siteId, slot)).toBe(10);
      const [action, fields] = confirmOn(checked);
      const saved = await visitor.follow(action, fields);
      expect(await capacityOf(ground(), siteId, slot)).toBe(14);
      // Pressed twice, it is the same change.
      expect((await visitor.send(action, fields)).status).toBe(303);
      await visitor.follow(...confirmOn(saved));
      expect(await capacityOf(ground(), siteId, slot)).toBe(10);
    });

    it('is told when somebody else was faster, and keeps what was typed', async () => {
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [date], { walkInShare: 0, desks: 1, perDeskPerSlot: 10 });
      await seenByStaff(ground(), siteId, await ground().token('official'));
      const path = `/office/sites/${siteId}/slots/${slot}`;
      const [mine, theirs] = [await visitor.open(path), await visitor.open(path)];
      const checked = await sendForm(visitor, mine, path, { capacity: '14' });
      const first = await sendForm(visitor, theirs, path, { capacity: '12' });
      await visitor.follow(...confirmOn(first));
      const late = await visitor.send(...confirmOn(checked));
      expect(late.status).toBe(409);
      expect(formTo(late, path)?.fields.get('capacity')).toBe('14');
      await visitor.follow(...confirmOn(await sendForm(visitor, late, path, {})));
      expect(await capacityOf(ground(), siteId, slot)).toBe(14);
    });

    it('is told how low a slot can go, and what becomes of who is booked when it is paused', async () => {
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [date], { walkInShare: 0 });
      await seenByStaff(ground(), siteId, await ground().token('official'));
      const booked = await book(ground(), slot);
      const path = `/office/sites/${siteId}/slots/${slot}`;
      const low = await sendForm(visitor, await visitor.open(path), path, { capacity: '0' });
      expect([low.status, low.text]).toEqual([409, expect.stringContaining('1')]);
      expect(formTo(low, path)?.fields.get('capacity')).toBe('0');

      const ask = `/office/sites/${siteId}/status?to=paused`;
      const asked = await visitor.open(ask);
      expect(asked.text).toContain(booked.code);
      const paused = await fillAndSend(visitor, asked, ask.split('?')[0]!, {});
      // A text ready to be sent, in both languages.
      expect(paused.html.match(/<textarea[^>]*readonly/g)).toHaveLength(2);
      await eventually(async () => {
        const { json } = await ground().api.send('GET /api/sites/{siteId}/slots', {
          params: { siteId },
          query: { date },
        });
        expect(new Set(json.slots.map(({ status }: { status: string }) => status))).toEqual(new Set(['paused']));
      });
      const back = paused.forms.find(({ fields }) => fields.get('to') === 'open')!;
      await visitor.follow(back.action, back.fields);
    });

    it('records what came in: said back first, recorded once, and it stands in the ledger', async () => {
      const { siteId } = await openSite(ground());
      await seenByStaff(ground(), siteId, await ground().token('official'));
      const path = `/office/sites/${siteId}/stock`;
      const typed = { itemId: 'eggs', quantity: '300', donor: '街道办', note: '' };
      const checked = await sendForm(visitor, await visitor.open(path), path, typed);
      expect([checked.status, checked.text]).toEqual([200, expect.stringContaining('300')]);
      const [action, fields] = confirmOn(checked);
      const saved = await visitor.follow(action, fields);
      expect(saved.text).toContain('街道办');
      expect((await visitor.send(action, fields)).status).toBe(303);
      const asked = { params: { siteId }, token: await ground().token('official') };
      const { json } = await ground().api.ok('GET /api/official/sites/{siteId}/stock', asked);
      expect(json.ledger).toHaveLength(1);
      const tooMuch = { itemId: 'eggs', kind: 'writeOff', quantity: '301', note: '破损' };
      const writeOff = await visitor.open(`${path}?kind=writeOff`);
      const refused = await sendForm(visitor, writeOff, path, tooMuch);
      expect([refused.status, formTo(refused, path)?.fields.get('quantity')]).toEqual([409, '301']);
    });

    it('opens an account, whose password is shown once and works, and closes it', async () => {
      const { siteId } = await openSite(ground());
      await seenByStaff(ground(), siteId, await ground().token('official'));
      const path = '/office/accounts';
      const username = newUsername();
      const list = await visitor.open(path);
      const form = list.forms.find(({ fields }) => fields.get('step') === 'open')!;
      const typed = new Map([...form.fields, ['username', username], ['scope', `staff:${siteId}`]]);
      const opened = await visitor.send(form.action, typed);
      const [, password = ''] = />(\w{4}-\w{4}-\w{4})</.exec(opened.html) ?? [];
      expect([opened.status, password]).toEqual([200, expect.stringMatching(/./)]);
      expect(opened.answer.header('cache-control')).toContain('no-store');
      // A reload shows the same account, not a second one.
      expect((await visitor.send(form.action, typed)).html).toContain(password);
      const staff = visitorOf(ground(), language);
      expect((await signInOnPage(staff, '/desk', { username, password })).path).toContain(siteId);

      const account = await sendForm(visitor, await visitor.open(path), path, { username });
      expect(account.text).toContain(username);
      const asked = account.forms.find(({ fields }) => fields.get('step') === 'askDismiss')!;
      const sure = await visitor.send(asked.action, asked.fields);
      const dismiss = sure.forms.find(({ fields }) => fields.get('step') === 'dismiss')!;
      await visitor.follow(dismiss.action, dismiss.fields);
      expect((await staff.open(`/desk/${siteId}`)).status).toBe(403);
    });

    it('reads the report on the screen, as a text for the chat, and as a file', async () => {
      const report = await visitor.open('/office/report');
      expect(report.html).toMatch(/<textarea[^>]*readonly/);
      const csv = report.links.find((href) => href.includes('format=csv'))!;
      const file = await visitor.open(csv);
      expect([file.status, file.answer.header('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(file.answer.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    });

    it('meets no page of another street, and staff none of the office', async () => {
      expect((await visitor.open('/office/sites/sgm')).status).toBe(404);
      const staff = visitorOf(ground(), language);
      await signInOnPage(staff, '/desk', ground().host.signIns.staff);
      expect((await staff.open('/office')).status).toBe(403);
    });
  });
};

/** The form that makes what a page has just said, or takes it back. */
const confirmOn = (page: Page): [action: string, fields: Fields] => {
  const form = page.forms.find(({ fields }) => fields.get('step') === 'save');
  expect(form, page.text).toBeDefined();
  return [form!.action, form!.fields];
};

const capacityOf = async ({ api, token }: Ground, siteId: string, slotId: string): Promise<number> => {
  const asked = { params: { siteId }, query: { date: dateOf(slotId) }, token: await token('official') };
  const { slots } = (await api.send('GET /api/official/sites/{siteId}/slots', asked)).json;
  return slots.find((slot: { slotId: string }) => slot.slotId === slotId).capacity;
};

const dateOf = (slotId: string): string => slotId.replace(/^.*-(\d{4})(\d\d)(\d\d)-\d{4}-\d+$/, '$1-$2-$3');

/** All links of the day's screen; it has a page for every fifteen sites. */
const linksOfScreen = async (visitor: Visitor, path: string, first = 0): Promise<readonly string[]> => {
  const { links } = await visitor.open(path);
  const next = links.find((href) => Number(new URLSearchParams(href.split('?')[1]).get('first')) > first);
  if (next === undefined) return links;
  return [...links, ...(await linksOfScreen(visitor, next, Number(/first=(\d+)/.exec(next)?.[1])))];
};
