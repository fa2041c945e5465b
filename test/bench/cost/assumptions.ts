import { parseArgs } from 'node:util';
import { liveSeconds } from '../../../web/public/live.ts';

/** What cannot be measured here: each number with its reason. The flag is its name, `--people 94067`. */
const all = {
  people: [94_067, 'residents of the street (Sanguanmiao in infra/local/demo/zhengzhou.json)'],
  sites: [10, 'sites of the street that are open'],
  walkInTests: [0.5, 'share who come to a test without an appointment: the demo input sets half of the seats aside'],
  walkInDoses: [0.2, 'the same for vaccinations: a fifth in the demo input'],
  cancelled: [0.03, 'share of bookings that are cancelled and booked anew'],
  moved: [0.03, 'share of bookings that are moved once'],
  missed: [0.05, 'share of bookings whose people do not come, and book anew'],
  onlyLook: [0.3, 'people who look at sites and days and leave, for each one who books'],
  sitesPages: [1.5, 'views of the list of sites per visitor: once, and every second comes back to it'],
  dayPages: [2, 'days looked at per visitor: the first, and another one'],
  formPages: [1.2, 'forms opened per booking: some choose another slot'],
  refusedForms: [0.15, 'forms sent in vain per booking: a field is wrong, or the slot is full'],
  looksAgain: [1.5, 'times that a booking is opened again: the day before, at the door'],
  findsAgain: [0.1, 'share of bookings found by code because the link is lost'],
  smallFiles: [2, 'icon and script asked for per visitor: both are then kept for a year'],
  stages: [1, 'stage changes per vaccination beside check-in and completion; a test has none'],
  handedOut: [1, 'hand-outs per vaccination; a test has none'],
  refusedActs: [0.05, 'acts of staff refused per visit: a wrong code, out of order'],
  staffPerSite: [6, 'people who sign in at a site: 580 a day for 96 checkpoints, as reported'],
  signIns: [1.5, 'sign-ins per person on duty: one lasts twelve hours, half lose their phone or their tab'],
  officials: [5, 'officials who watch'],
  onScreen: [0.25, 'share of the opening hours in which each of them has the day on the screen'],
  liveSeconds: [liveSeconds, 'seconds after which such a screen looks anew (web/public/live.ts)'],
  reports: [10, 'times that each of them looks at the report in a day'],
  capacityChanges: [5, 'changes of capacity per site and day'],
  stockReceipts: [2, 'stock entries per site and day of vaccination'],
  testHours: [13, 'hours of a testing day: 07:00 to 20:00'],
  doseHours: [8.5, 'hours of a vaccination day: 08:30 to 17:00'],
  onlineHours: [16, 'hours of a day in which people use the pages; metrics are charged for each of them'],
  doseDays: [30, 'days of the month of vaccination: one dose for everybody'],
  peak: [5, 'how many times the average the busiest minutes are: sets how many Lambda instances live'],
  roundTrip: [5, 'milliseconds that a call to DynamoDB takes from Lambda in the same region, one after another'],
  coldStart: [600, 'milliseconds of a cold start; each instance is started anew every hour'],
  cacheHits: [0, 'share of lists and days that CloudFront answers from its one second: none, the dearest case'],
  refusalCodes: [6, 'codes of refusals that occur in an hour: each is a metric'],
  traceRate: [0.05, 'share that X-Ray samples beside the first request of each second: its default rule'],
} as const satisfies Record<string, readonly [value: number, reason: string]>;

export type AssumptionName = keyof typeof all;
export type Assumptions = Readonly<Record<AssumptionName, number>>;

export const assumptionNames = Object.keys(all) as AssumptionName[];

export const defaults = Object.fromEntries(assumptionNames.map((name) => [name, all[name][0]])) as Assumptions;

export const reasonFor = (name: AssumptionName): string => all[name][1];

/** `walkInTests` → `walk-in-tests`. */
export const flagOf = (name: AssumptionName): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export interface Options {
  readonly assumptions: Assumptions;
  readonly markdown: boolean;
  readonly measure: boolean;
  readonly write: boolean;
}

/** Reads the command line; throws for a flag that there is not or a value that is no number. */
export const readOptions = (args: readonly string[]): Options => {
  const text = Object.fromEntries(assumptionNames.map((name) => [flagOf(name), { type: 'string' } as const]));
  const flags = { markdown: { type: 'boolean' }, measure: { type: 'boolean' }, write: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options: { ...text, ...flags } });
  const given = assumptionNames.flatMap((name) => {
    const value = values[flagOf(name) as keyof typeof values];
    if (value === undefined) return [];
    const number = Number(value);
    if (!Number.isFinite(number) || number < 0) throw new Error(`--${flagOf(name)}: not a number: ${value}`);
    return [[name, number] as const];
  });
  return {
    assumptions: { ...defaults, ...Object.fromEntries(given) },
    markdown: values.markdown === true,
    measure: values.measure === true,
    write: values.write === true,
  };
};
