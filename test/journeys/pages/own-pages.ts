import { beforeAll, describe, expect, it } from 'vitest';
import { titleOf } from '../../support/html.ts';
import { type Booked, book } from '../contract/bookings.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { makeSlots, openSite } from '../contract/sites.ts';
import { visitorOf } from './visitor.ts';
import { languages, words } from './words.ts';

/** What the owner of an appointment takes along of it, and how they have it deleted. */
export const ownPages = (ground: () => Ground): void => {
  describe.each(languages)('the owner of an appointment, in %s', (language) => {
    const t = words[language];
    const date = daysAfter(today(), 2);
    let booked: Booked;
    let link: string;
    beforeAll(async () => {
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [date]);
      booked = await book(ground(), slot, undefined, { needs: ['wheelchair'] });
      link = `/a/${booked.code}/${booked.token}`;
    });
    const open = (path: string) => visitorOf(ground(), language).open(path);

    it('prints a card with code, QR code, time, place and phone', async () => {
      const appointment = await open(link);
      expect(appointment.links.some((href) => href.startsWith(`${link}/card`))).toBe(true);
      const card = await open(`${link}/card`);
      expect(card.status).toBe(200);
      const { address, phone } = booked.answer.json.site;
      const code = `${booked.code.slice(0, 4)}-${booked.code.slice(4)}`;
      for (const shown of [code, t.date(date), '09:00–09:30', address, phone, t.wheelchair]) {
        expect(card.text).toContain(shown);
      }
      expect(card.html).toContain('<svg ');
      expect(card.html).toContain('@media print');
      expect(card.answer.header('referrer-policy')).toBe('no-referrer');
    });

    it('puts it into a calendar, in instants that need no time zone, without the manage link', async () => {
      const { answer, html } = await open(`${link}/calendar.ics`);
      expect([answer.status, answer.header('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(answer.header('content-disposition')).toBe(`attachment; filename="doorstep-${booked.code}.ics"`);
      const lines = html.replaceAll('\r\n ', '').split('\r\n');
      const start = `${date.replaceAll('-', '')}T010000Z`;
      expect(lines).toEqual(
        expect.arrayContaining(['BEGIN:VCALENDAR', 'SEQUENCE:0', `DTSTART:${start}`, 'TRIGGER:-PT2H', 'END:VCALENDAR']),
      );
      expect(lines.some((line) => line.startsWith(`UID:${booked.code}@`))).toBe(true);
      expect(html).not.toContain(booked.token);
      expect(html).not.toContain(booked.person.phone);
    });

    it('has it deleted: the place is free, and the link says that nothing is kept', async () => {
      const visitor = visitorOf(ground(), language);
      const asked = await open(`${link}/erase`);
      expect(asked.text).toContain(t.surelyErase);
      const gone = await visitor.follow(asked.form.action, asked.form.fields);
      expect(gone.path).toBe(link);
      expect(titleOf(gone.html)).toContain(t.erased);
      for (const path of ['/card', '/calendar.ics', '/move', '/cancel', '/erase']) {
        const page = await open(link + path);
        expect(titleOf(page.html)).toContain(t.erased);
        expect(page.text).not.toContain(booked.answer.json.attendee.maskedName);
      }
      expect((await visitor.send(asked.form.action, asked.form.fields)).status).toBe(303);
      const slots = await open(`/sites/${booked.answer.json.site.siteId}?date=${date}`);
      expect(slots.text).toContain('09:00–09:30');
      const path = `/api/appointments/${booked.code}`;
      const headers = [['Authorization', `Bearer ${booked.token}`]] as const;
      expect((await ground().client.send({ path, headers })).json.code).toBe('NOT_FOUND');
    });
  });

  describe('somebody else', () => {
    // A wrong link counts as a failed look-up, of which a client has ten in a quarter of an hour.
    it('gets no calendar file', async () => {
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [daysAfter(today(), 2)]);
      const { code, answer } = await book(ground(), slot);
      const page = await visitorOf(ground()).open(`/a/${code}/${'A'.repeat(24)}/calendar.ics`);
      expect(page.status).toBe(404);
      expect(page.text).toContain(words['zh-CN'].notFound);
      expect(page.text).not.toContain(answer.json.attendee.maskedName);
    });
  });
};
