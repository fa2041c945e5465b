import type { ownZhCN } from './own.zh-CN.ts';

/** What residents read about an appointment that they have, in English. */
export const ownEn: typeof ownZhCN = {
  appointment: {
    title: {
      booked: 'Booked',
      moved: 'Moved to the new time',
      past: 'This time has passed',
      checkedIn: 'Checked in',
      fulfilled: 'Done',
      cancelled: 'Cancelled',
      noShow: 'Missed',
    },
    advice: {
      booked: 'Please be on time and show the code or the QR code.',
      moved:
        'Please come at the new time below; the old one was given back. If you had it in your calendar or on a card, get them again.',
      past: 'The time of this appointment has passed. If it was not done, phone the site or book again.',
      checkedIn: 'You are checked in at the site; please follow the staff.',
      fulfilled: 'This appointment is complete. Thank you.',
      cancelled: 'This appointment is cancelled and the place was given back. You can book again.',
      noShow: 'You did not come. You can book again, or phone the site.',
    },
    trouble: {
      paused: 'This time is paused',
      closed: 'This time is closed',
    },
    troubleAdvice:
      'You still have the appointment, but it may not take place. Please phone the site, or change the time.',
    code: 'Appointment code',
    qr: 'QR code for the staff to scan',
    when: 'When',
    where: 'Where',
    who: 'Who comes',
    what: 'What for',
    needs: 'Help needed',
    stage: 'You are now at',
    observation: 'Observation',
    observationMinutes: (minutes) => `${minutes} minutes at the site after the vaccination`,
    ageAndPhone: (years, tail) => `${years} years, phone ending in ${tail}`,
    bring: 'Please bring',
    bringId: 'your identity document',
    bringCode: 'the code or QR code (a screenshot, a print or a note will do)',
    bringRecord: 'your vaccination record',
    bringGuardian: 'under 18, your guardian',
    entitlement: 'Reward',
    entitlementAll: 'Handed out at the site afterwards, while stock lasts',
    entitlementOne: 'One of these, chosen at the site afterwards, while stock lasts',
    chosen: 'your choice',
    handedOut: 'Handed out',
    keep: 'Keep this page or take a screenshot. Give its address only to people you trust: it is enough to change your appointment.',
    card: 'Print a card',
    calendar: 'Add to the calendar',
    calendarHint:
      'Downloads a calendar file that reminds you 2 hours before. If WeChat does not open it, press “…” at the top and open this page in a browser.',
    calendarCancelled: 'Take it out of the calendar',
    move: 'Change the time',
    cancel: 'Cancel the appointment',
    another: 'Book for somebody else as well',
    bookAgain: 'Book again',
    nextDose: (dose, date) => `${dose} is possible from ${date}`,
    keptUntil: (date) => `What you entered is kept, encrypted, until ${date}, and then deleted.`,
    erase: 'Delete my data now',
  },
  card: {
    title: 'Appointment card',
    how: 'Print this page on one sheet from the menu of your browser. Without a printer a screenshot, or the code on a note, will do.',
    back: 'Back to the appointment',
  },
  calendar: {
    what: (what, name) => `${what} (${name})`,
    bring: (items) => `Please bring: ${items}`,
    change: (address) => `To change or cancel: ${address}`,
    reminder: 'In 2 hours at the site',
  },
  erase: {
    title: 'Delete your data?',
    gone: 'This is deleted',
    goneItems: [
      'Name, document number, phone, birth date and help needed; also the data of who booked for you.',
      'The time and place of this appointment, and what was done.',
    ],
    stays: 'This stays',
    staysItems: [
      'How many people the site had that day, without names.',
      'Which doses and how many rewards were given: under a code that cannot be turned back, to check intervals and prevent a second reward.',
    ],
    backups: (days) => `Backups for when the system fails: for ${days} more days at most; nobody looks into them.`,
    first: {
      booked: 'You still have this appointment: it is cancelled first, and the place given back.',
      past: 'The time has passed: it is recorded first that you did not come.',
      notHandedOut: 'You have not had your reward: it cannot be had with this appointment any more.',
    },
    wait: 'You are at the site now; your data can be deleted when you are done there.',
    advice: 'Nothing can be restored afterwards; the code and this address will be of no use.',
    confirm: 'Yes, delete',
    keep: 'No, keep them',
  },
  gone: {
    erased: 'The data of this appointment were deleted',
    erasedAdvice:
      'Everything that you asked to be deleted is gone: your name, your numbers and what we knew of this appointment.',
    expired: 'Nothing is kept of this appointment any more',
    expiredAdvice: (days) =>
      `The data of an appointment are deleted ${days} days after its day. If yours is still to come, please phone the site or book again.`,
  },
  cancel: {
    title: 'Cancel this appointment?',
    advice: 'The place is given back and cannot be restored.',
    confirm: 'Yes, cancel',
    keep: 'No, keep it',
  },
  move: {
    title: 'Change the time',
    now: 'Booked now',
    advice: 'One press on a new time changes it; the old place is given back.',
    otherSites: 'Another site',
    keep: 'Keep it as it is',
  },
  find: {
    title: 'Find my appointment',
    code: 'Appointment code',
    codeHint: '8 characters, for example K7M3-P9QX',
    phoneTail: 'Last 4 digits of the mobile number',
    phoneTailHint: 'Of the person who comes or who booked',
    submit: 'Find',
    notFoundAdvice: 'Please check the code and the last 4 digits.',
    lost: 'Lost the code?',
    lostAdvice:
      'Please phone the site that you booked: the staff find you by name. Its number is on the page of the site.',
  },
  code: {
    title: 'Show this code at the site',
    advice:
      'Staff scan it to check you in. To see or change the appointment, use the code and your phone’s last 4 digits.',
    staff: 'I am staff: sign in to check in',
  },
};
