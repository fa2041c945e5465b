import { deskEn } from './desk.en.ts';
import { shiftEn } from './shift.en.ts';
import type { StaffMessages } from './zh-CN.ts';

/** Everything that pages of staff say, in English. */
export const staffEn: StaffMessages = {
  frame: {
    pages: 'Pages',
    signOut: (username) => `Sign out ${username}`,
    today: 'Today',
    walkIn: 'Walk-in',
    scan: 'Scan',
    list: 'List',
    closeDay: 'Close the day',
    office: 'Office',
    refresh: 'Refresh',
    refreshing: 'Refreshes every 30 seconds',
    refreshOften: 'Refresh by itself',
    undo: 'Undo',
    ownSite: 'To the site',
    otherSite: 'This account is for its own site only, or the address is incomplete.',
    forbidden: 'This page needs the account of an official.',
    accountEnded:
      'This account was dismissed or is past its last day. If you still need it, ask an official; with another account, sign in again.',
  },
  signIn: {
    title: 'Staff sign-in',
    lead: 'Sign in once; it holds for 12 hours.',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    forgotten: 'Password forgotten? Whoever gave you the account can reset it.',
    resident: 'I am a resident and want to book',
  },
  desk: deskEn,
  ...shiftEn,
  state: { booked: 'booked', checkedIn: 'arrived', fulfilled: 'done', cancelled: 'cancelled', noShow: 'no-show' },
};
