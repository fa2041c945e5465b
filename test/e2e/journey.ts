import type { Page } from 'playwright-core';
import { localDateOf } from '../../shared/domain/time.ts';
import { residentId } from '../support/people.ts';

/** What the journeys look for, as a person reads it. */
export const words = {
  'zh-CN': {
    chooseTime: /^选时间/,
    name: '姓名',
    idNumber: '证件号码',
    phone: '手机号码',
    booster: '加强针',
    consent: /我同意/,
    submit: '确认预约',
    booked: '预约成功',
    move: '改时间',
    cancel: '取消预约',
    confirmCancel: '确定取消',
    cancelled: '已取消',
    find: '查我的预约',
    code: '预约码',
    phoneTail: '手机号码后4位',
    findSubmit: '查找',
    places: /还有 \d+ 个名额/,
    nextDay: /后一天/,
  },
  en: {
    chooseTime: /^Choose a time/,
    name: 'Name',
    idNumber: 'Document number',
    phone: 'Mobile number',
    booster: /^Dose 3/,
    consent: /^I agree/,
    submit: 'Book this time',
    booked: 'Booked',
    move: 'Change the time',
    cancel: 'Cancel the appointment',
    confirmCancel: 'Yes, cancel',
    cancelled: 'Cancelled',
    find: 'Find my appointment',
    code: 'Appointment code',
    phoneTail: 'Last 4 digits of the mobile number',
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
export const openTomorrow = async (page: Page, lang?: string): Promise<void> => {
  const tomorrow = localDateOf(Date.now() + 86_400_000);
  await page.goto(`/sites/puli?date=${tomorrow}${lang ? `&lang=${lang}` : ''}`);
};

/** Fills in the form of a booster for an elder. */
export const fillIn = async (page: Page, text: Words, person = elder(1)): Promise<void> => {
  await page.getByLabel(text.booster).check();
  await page.locator('[name="attendee.previousDoseDate"]').fill(person.previousDoseDate);
  await page.getByLabel(text.name, { exact: true }).fill(person.name);
  await page.getByLabel(text.idNumber, { exact: true }).fill(person.idNumber);
  await page.getByLabel(text.phone, { exact: true }).fill(person.phone);
  await page.getByLabel(text.consent).check();
};
