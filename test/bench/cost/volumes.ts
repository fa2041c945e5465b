import type { Assumptions } from './assumptions.ts';
import type { Act } from './measure/acts.ts';

/** An occasion that is paid for. */
export interface Occasion {
  readonly name: 'idle month' | 'testing day' | 'vaccination month';
  /** people who are served; nobody in the idle month */
  readonly visits: number;
  /** days on which sites are open */
  readonly days: number;
  /** the part of a month for which whatever stands there is charged */
  readonly months: number;
  readonly kind: 'test' | 'dose';
}

export const occasionsOf = ({ people, doseDays }: Assumptions): readonly Occasion[] => [
  { name: 'idle month', visits: 0, days: 0, months: 1, kind: 'dose' },
  { name: 'testing day', visits: people, days: 1, months: 1 / 30, kind: 'test' },
  { name: 'vaccination month', visits: people, days: doseDays, months: 1, kind: 'dose' },
];

const secondsPerHour = 3_600;

/** How many requests of each kind an occasion brings. */
export const volumesOf = (occasion: Occasion, given: Assumptions): Readonly<Record<Act, number>> => {
  const { visits, days, kind } = occasion;
  const isDose = kind === 'dose';
  const walkIns = visits * (isDose ? given.walkInDoses : given.walkInTests);
  // Whoever cancels or does not come books anew, so that in the end everybody was there.
  const bookings = (visits - walkIns) / (1 - given.cancelled - given.missed);
  const visitors = bookings * (1 + given.onlyLook);
  const hours = days * (isDose ? given.doseHours : given.testHours);
  const [stages, handOuts] = isDose ? [visits * given.stages, visits * given.handedOut] : [0, 0];
  const missed = bookings * given.missed;
  const onDuty = given.sites * given.staffPerSite;
  const signIns = (onDuty + given.officials) * given.signIns * days;
  const looks = given.onScreen * (secondsPerHour / given.liveSeconds) * hours;
  const changed = given.sites * given.capacityChanges * days;
  const received = isDose ? given.sites * given.stockReceipts * days : 0;
  return {
    sitesPage: visitors * given.sitesPages,
    dayPage: visitors * given.dayPages,
    formPage: bookings * (given.formPages + given.refusedForms),
    book: bookings * (1 + given.refusedForms),
    appointmentPage: bookings * (1 + given.looksAgain + given.moved + given.cancelled + given.findsAgain),
    findPage: bookings * given.findsAgain,
    find: bookings * given.findsAgain,
    cancelPage: bookings * given.cancelled,
    cancel: bookings * given.cancelled,
    movePage: bookings * given.moved * 2,
    move: bookings * given.moved,
    smallFile: visitors * given.smallFiles,
    signInPage: signIns,
    signIn: signIns,
    deskDay: onDuty * looks,
    checkIn: visits - walkIns,
    refused: visits * given.refusedActs,
    // Opened once from the answer to the check-in, and shown after each act.
    personPage: visits + stages + visits + handOuts + missed,
    stage: stages,
    complete: visits,
    handOut: handOuts,
    walkInPage: walkIns,
    walkIn: walkIns,
    noShow: missed,
    officeDay: given.officials * looks,
    slotPage: changed * 2,
    checkChange: changed,
    changeCapacity: changed,
    report: given.officials * given.reports * days,
    stockPage: received * 2,
    checkStock: received,
    stockReceipt: received,
  };
};
