import { beforeAll, describe, expect, it } from 'vitest';
import { buttonsElsewhere, titleOf, wrongBeside } from '../../support/html.ts';
import { book } from '../contract/bookings.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { newPerson } from '../contract/people.ts';
import { makeSlots, openSite, seenEverywhere } from '../contract/sites.ts';
import { bookPath, filledIn, visitorOf } from './visitor.ts';
import { languages, words } from './words.ts';

/** Forms that are refused: nothing that was typed is lost, and no document number is ever shown. */
export const refusedForms = (ground: () => Ground): void => {
  describe.each(languages)('a form that is refused, in %s', (language) => {
    const t = words[language];
    const date = daysAfter(today(), 2);
    let siteId: string;
    let slots: string[];
    beforeAll(async () => {
      ({ siteId } = await openSite(ground()));
      // One seat a slot.
      slots = await makeSlots(ground(), siteId, [date], { desks: 1, perDeskPerSlot: 1, walkInShare: 0 });
      await seenEverywhere(ground(), siteId, date, 6);
    });
    const openForm = (slotId = slots[0]!) => visitorOf(ground(), language).open(bookPath(siteId, slotId));

    it('says beside the field what is wrong, keeps the rest, and books once that is mended', async () => {
      const visitor = visitorOf(ground(), language);
      const { form } = await openForm();
      const person = newPerson();
      const typed = { 'attendee.phone': '12345', 'needs.wheelchair': 'yes', rewardChoice: 'gym-card' };
      const refused = await visitor.send(form.action, filledIn(form.fields, person, typed));
      expect(refused.status).toBe(422);
      expect(titleOf(refused.html)).toMatch(new RegExp(`^${t.error}.*${t.wrongPhone}`));
      expect(refused.html).toContain('role="alert"');
      expect(refused.links).toContain('#attendee.phone');
      expect(wrongBeside(refused.html, 'attendee.phone')).toBe(t.wrongPhone);
      expect(refused.html).not.toContain(person.idNumber);
      expect(refused.text).toContain(t.kept(person.idNumber.slice(-4)));
      const { fields } = refused.form;
      expect(Object.fromEntries(fields)).toMatchObject({
        ...typed,
        doseNumber: '1',
        'attendee.name': person.name,
        'attendee.idNumber': '',
        consent: 'yes',
        formKey: form.fields.get('formKey'),
      });
      await visitor.follow(refused.form.action, new Map([...fields, ['attendee.phone', person.phone]]));
    });

    it('that is empty names all that is missing, in the order of the page', async () => {
      const { form } = await openForm(slots[1]);
      const { status, html, links } = await visitorOf(ground(), language).send(form.action, form.fields);
      expect(status).toBe(422);
      const leads = links.filter((href) => href.startsWith('#'));
      expect(leads).toEqual(['#doseNumber', '#attendee.name', '#attendee.idNumber', '#attendee.phone', '#consent']);
      for (const lead of leads) expect(html).toContain(`id="${lead.slice(1)}"`);
    });

    it('never shows a wrong document number either', async () => {
      const visitor = visitorOf(ground(), language);
      const { form } = await openForm(slots[1]);
      const { idNumber, ...person } = newPerson();
      const wrong = idNumber.slice(0, -1) + (idNumber.endsWith('7') ? '8' : '7');
      const refused = await visitor.send(form.action, filledIn(form.fields, { ...person, idNumber: wrong }));
      expect(refused.status).toBe(422);
      expect(wrongBeside(refused.html, 'attendee.idNumber')).toBeDefined();
      expect(refused.html).not.toContain(wrong);
      expect(refused.html).not.toContain(wrong.slice(6, 14));
    });

    it('because the slot is full offers other times, and one press takes one with all that was typed', async () => {
      const visitor = visitorOf(ground(), language);
      const slot = slots[2]!;
      const { form } = await openForm(slot);
      await book(ground(), slot);
      const refused = await visitor.send(form.action, filledIn(form.fields, newPerson()));
      expect(refused.status).toBe(409);
      expect(refused.text).toContain(t.full);
      const offered = buttonsElsewhere(refused.html);
      const own = offered.find(({ action }) => action.startsWith(`/sites/${siteId}/`))!;
      expect(own.action).not.toContain(slot);
      expect(own.text).toContain(t.places(1));
      const taken = await visitor.follow(own.action, refused.form.fields);
      expect(taken.text).toContain(t.booked);
      const full = await openForm(slot);
      expect(full.status).toBe(409);
      expect(full.text).toContain(t.full);
      expect(full.links.some((href) => href.startsWith(`/sites/${siteId}`))).toBe(true);
    });

    it('is one appointment, however often it is pressed', async () => {
      const visitor = visitorOf(ground(), language);
      const { form } = await openForm(slots[4]);
      const fields = filledIn(form.fields, newPerson());
      const sent = await Promise.all([1, 2, 3].map(() => visitor.send(form.action, fields)));
      const again = await visitor.send(form.action, fields);
      const leads = [...sent, again].map(({ status, answer }) => `${status} ${answer.header('location')}`);
      expect(new Set(leads).size).toBe(1);
      expect(leads[0]).toMatch(/^303 \/a\//);
    });

    it('after it was used for somebody else gets a new key, and keeps what was typed', async () => {
      const visitor = visitorOf(ground(), language);
      const site = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), site.siteId, [date]);
      await seenEverywhere(ground(), site.siteId, date, 6);
      const { form } = await visitor.open(bookPath(site.siteId, slot));
      await visitor.follow(form.action, filledIn(form.fields, newPerson()));
      const other = newPerson();
      const refused = await visitor.send(form.action, filledIn(form.fields, other));
      expect(refused.status).toBe(422);
      expect(refused.form.fields.get('formKey')).not.toBe(form.fields.get('formKey'));
      expect(refused.form.fields.get('attendee.name')).toBe(other.name);
      await visitor.follow(refused.form.action, refused.form.fields);
    });
  });
};
