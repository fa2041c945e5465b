import type { Page } from 'playwright-core';
import { localDateOf } from '../../shared/domain/time.ts';
import { person, residentId } from '../support/people.ts';

/** What the journeys look for, as a person reads it. */
export const words = {
  'zh-CN': {
    chooseTime: /^选时间/,
    name: /^姓名/,
    idNumber: /^证件号码/,
    phone: /^手机号码/,
    booster: '加强针',
    consent: /我同意/,
    submit: '确认预约',
    booked: '预约成功',
    moved: '已改到新时间',
    card: '打印卡片',
    erase: '现在就删除我的信息',
    confirmErase: '确定删除',
    erased: '这个预约的信息已删除',
    move: '改时间',
    cancel: '取消预约',
    confirmCancel: '确定取消',
    cancelled: '已取消',
    find: '查我的预约',
    code: /^预约码/,
    phoneTail: /^手机号码后4位/,
    findSubmit: '查找',
    places: /还有 \d+ 个名额/,
    nextDay: /后一天/,
  },
  en: {
    chooseTime: /^Choose a time/,
    name: /^Name/,
    idNumber: /^Document number/,
    phone: /^Mobile number/,
    booster: /^Dose 3/,
    consent: /^I agree/,
    submit: 'Book this time',
    booked: 'Booked',
    moved: 'Moved to the new time',
    card: 'Print a card',
    erase: 'Delete my data now',
    confirmErase: 'Yes, delete',
    erased: 'The data of this appointment were deleted',
    move: 'Change the time',
    cancel: 'Cancel the appointment',
    confirmCancel: 'Yes, cancel',
    cancelled: 'Cancelled',
    find: 'Find my appointment',
    code: /^Appointment code/,
    phoneTail: /^Last 4 digits/,
    findSubmit: 'Find',
    places: /\d+ places? left/,
    nextDay: /Day after/,
  },
} as const;

export type Words = (typeof words)[keyof typeof words];

/** Somebody aged 75 who had the second dose a year ago. */
export const elder = (serial: number) => ({
  name: '张秀英',
  idNumber: residentId('1951-03-08', serial),
  phone: `1380013${String(serial).padStart(4, '0')}`,
  previousDoseDate: '2025-06-01',
});

/** The page of a day that is not over: tomorrow's at a vaccination site. */
export const openTomorrow = async (page: Page, siteId = 'puli'): Promise<void> => {
  const tomorrow = localDateOf(Date.now() + 86_400_000);
  await page.goto(`/sites/${siteId}?date=${tomorrow}`);
};

/** Fills in the form of a booster for an elder. */
export const fillIn = async (page: Page, text: Words, person = elder(1)): Promise<void> => {
  await page.getByLabel(text.booster).check();
  await page.locator('[name="attendee.previousDoseDate"]').fill(person.previousDoseDate);
  await page.getByLabel(text.name).fill(person.name);
  await page.getByLabel(text.idNumber).fill(person.idNumber);
  await page.getByLabel(text.phone).fill(person.phone);
  await page.getByLabel(text.consent).check();
};

/** While the form of a slot is open, others book its last places; they are persons `first` and the following. */
export const fillUp = async (page: Page, first: number): Promise<void> => {
  const { origin, pathname } = new URL(page.url());
  const [, , siteId = '', , slotId = ''] = pathname.split('/');
  for (let n = first, status = 201; status === 201; n++) {
    const attendee = { ...person(n), name: '居民' };
    const body = { siteId, slotId, service: 'covid19-vaccine', doseNumber: 1, attendee, consent: true };
    const headers = { 'content-type': 'application/json', 'idempotency-key': `fill-up-${slotId}-${n}` };
    ({ status } = await fetch(`${origin}/api/appointments`, { method: 'POST', headers, body: JSON.stringify(body) }));
  }
};
