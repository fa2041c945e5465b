import type { Need } from './people.ts';
import type { EntitledItem } from './rewards.ts';
import type { Pool } from './slots.ts';

export const appointmentStatuses = ['booked', 'checkedIn', 'fulfilled', 'cancelled', 'noShow'] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

/** A seat of the slot is held in these states, a person is busy in the first two. */
export const seatHoldingStatuses = [
  'booked',
  'checkedIn',
  'fulfilled',
  'noShow',
] as const satisfies AppointmentStatus[];
export const activeStatuses = ['booked', 'checkedIn'] as const satisfies AppointmentStatus[];

/** In these states nothing more has to happen, so that the owner may have everything personal erased. */
export const erasableStatuses = ['fulfilled', 'cancelled', 'noShow'] as const satisfies AppointmentStatus[];

/**
 * Every act on an existing appointment: the states it may start from and the one it leads to. The write conditions of
 * the store are built from this table; docs/domain.md draws it.
 */
export const acts = {
  checkIn: { from: ['booked'], to: 'checkedIn', what: 'checkedIn' },
  undoCheckIn: { from: ['checkedIn'], to: 'booked', what: 'checkInUndone' },
  stage: { from: ['checkedIn'], to: 'checkedIn', what: 'stage' },
  complete: { from: ['checkedIn'], to: 'fulfilled', what: 'fulfilled' },
  handOut: { from: ['fulfilled'], to: 'fulfilled', what: 'handedOut' },
  cancel: { from: ['booked'], to: 'cancelled', what: 'cancelled' },
  move: { from: ['booked'], to: 'booked', what: 'moved' },
  noShow: { from: ['booked'], to: 'noShow', what: 'noShow' },
} as const satisfies Record<string, { from: AppointmentStatus[]; to: AppointmentStatus; what: string }>;

export type Act = keyof typeof acts;

/** What a history entry says: how the appointment was born, or the act that changed it. */
export type HistoryWhat = 'booked' | 'walkIn' | (typeof acts)[Act]['what'];

/** The facts about a site that were true, and were answered, when the appointment was placed there. */
export interface SiteFacts {
  readonly siteId: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

/** Where an appointment has its seat and what it earns there; changed as a whole by a move. */
export interface Placement {
  readonly slotId: string;
  readonly pool: Pool;
  readonly laneNumber: number;
  readonly site: SiteFacts;
  readonly entitlement: readonly EntitledItem[];
  /** the programme that the entitlement comes from, and how often it gives to one person */
  readonly programme?: { readonly programmeId: string; readonly perPerson: number } | undefined;
}

/** One entry of the appointment's own audit. `keyHash` and `bodyHash` make a repeated request meet its first answer. */
export interface HistoryEntry {
  readonly at: number;
  readonly what: HistoryWhat;
  /** `resident`, `system`, or the account name */
  readonly by: string;
  readonly keyHash: Uint8Array;
  readonly bodyHash: Uint8Array;
  /** where the seat is from here on, for booked, walkIn and moved */
  readonly placement?: Placement | undefined;
  /** the stage reached, for stage and checkedIn */
  readonly stage?: string | undefined;
  /** what was given, for handedOut, and what was then left on hand at the site */
  readonly items?: readonly { itemId: string; quantity: number; onHand: number }[] | undefined;
}

/** A resident's seat. Nothing in it names a person in full but `sealed`, which only two functions can open. */
export interface Appointment {
  readonly appointmentCode: string;
  readonly status: AppointmentStatus;
  readonly stage: string | undefined;
  readonly service: string;
  readonly doseNumber?: number | undefined;
  readonly attendee: { readonly maskedName: string; readonly phoneTail: string; readonly birthDate: string };
  /** the booker's phone tail, when somebody else booked */
  readonly bookerPhoneTail?: string | undefined;
  readonly previousDoseDate?: string | undefined;
  readonly needs: readonly Need[];
  readonly rewardChoice?: string | undefined;
  /** HMAC of the ID number: the person's guard */
  readonly personKey: string;
  /** HMAC of the attendee's phone: proves the owner of a second booking */
  readonly phoneKey: string;
  /** AES-GCM of the identity as typed */
  readonly sealed: Uint8Array;
  readonly history: readonly HistoryEntry[];
  /** epoch seconds after which nothing of this may be read */
  readonly expireAt: number;
}

/** What is left of an appointment that was erased at the wish of its owner, until it would have expired. */
export interface ErasedAppointment {
  /** epoch milliseconds */
  readonly erasedAt: number;
}

/** Where the appointment is now. */
export const placementOf = (appointment: Pick<Appointment, 'history'>): Placement =>
  appointment.history.findLast((entry) => entry.placement)!.placement!;

/** The last entry of that kind, if any. */
export const lastEntry = (appointment: Appointment, what: HistoryWhat): HistoryEntry | undefined =>
  appointment.history.findLast((entry) => entry.what === what);

const statusAfter: Record<HistoryWhat, AppointmentStatus> = {
  booked: 'booked',
  walkIn: 'checkedIn',
  ...(Object.fromEntries(Object.values(acts).map(({ what, to }) => [what, to])) as Record<
    (typeof acts)[Act]['what'],
    AppointmentStatus
  >),
};

/** The stage that a history leads to: named by check-in, walk-in and stage, gone when a check-in is undone. */
export const stageOf = (history: readonly HistoryEntry[]): string | undefined =>
  history.reduce<string | undefined>(
    (before, entry) => (entry.what === 'checkInUndone' ? undefined : (entry.stage ?? before)),
    undefined,
  );

/** The appointment as it was right after history entry `index`: the answer that the request behind it got. */
export const asOfEntry = (appointment: Appointment, index: number): Appointment => {
  const history = appointment.history.slice(0, index + 1);
  return { ...appointment, history, status: statusAfter[history.at(-1)!.what], stage: stageOf(history) };
};

/** The appointment after one more act. */
export const withEntry = (appointment: Appointment, entry: HistoryEntry): Appointment => {
  const history = [...appointment.history, entry];
  return asOfEntry({ ...appointment, history }, history.length - 1);
};
