import * as z from 'zod';
import {
  type Appointment,
  appointmentStatuses,
  type HistoryEntry,
  type Placement,
  stageOf,
} from '../domain/appointments.ts';
import { needs } from '../domain/people.ts';
import { parseSlotId, pools } from '../domain/slots.ts';
import { keys } from './keys.ts';
import type { RawItem } from './transaction.ts';

/*
 * Attribute names are short because an appointment must stay within 1 KB, also after check-in, completion and
 * hand-out: one write unit more on every act otherwise. docs/access-patterns.md spells them out.
 */
const bytes = z.instanceof(Uint8Array);

const placementItem = z.object({
  slot: z.string(),
  pool: z.enum(pools),
  lane: z.int(),
  site: z.object({ n: z.string(), m: z.string(), a: z.string(), p: z.string() }),
  ent: z.array(z.object({ i: z.string(), q: z.int(), o: z.literal(true).optional() })),
  pr: z.string().optional(),
  pp: z.int().optional(),
});

const entryItem = z.object({
  a: z.int(),
  w: z.string().transform((what) => what as HistoryEntry['what']),
  b: z.string(),
  k: bytes,
  h: bytes,
  p: placementItem.optional(),
  s: z.string().optional(),
  i: z.array(z.object({ i: z.string(), q: z.int(), l: z.int() })).optional(),
});

const storedItem = z.object({
  pk: z.string(),
  st: z.enum(appointmentStatuses),
  svc: z.string(),
  dose: z.int().optional(),
  mn: z.string(),
  pt: z.string(),
  bd: z.string(),
  bt: z.string().optional(),
  pd: z.string().optional(),
  nd: z.array(z.enum(needs)).default([]),
  rc: z.string().optional(),
  pe: z.string(),
  ph: z.string(),
  id: bytes,
  hx: z.array(entryItem),
  expireAt: z.int(),
});

/** An appointment from its item. */
export const parseAppointment = (item: RawItem): Appointment => {
  const stored = storedItem.parse(item);
  const history = stored.hx.map(parseEntry);
  return {
    appointmentCode: stored.pk.slice(keys.appointment('').pk.length),
    status: stored.st,
    stage: stageOf(history),
    service: stored.svc,
    doseNumber: stored.dose,
    attendee: { maskedName: stored.mn, phoneTail: stored.pt, birthDate: stored.bd },
    bookerPhoneTail: stored.bt,
    previousDoseDate: stored.pd,
    needs: stored.nd,
    rewardChoice: stored.rc,
    personKey: stored.pe,
    phoneKey: stored.ph,
    sealed: stored.id,
    history,
    expireAt: stored.expireAt,
  };
};

/** The item of an appointment. */
export const appointmentItem = (appointment: Appointment): RawItem => ({
  ...keys.appointment(appointment.appointmentCode),
  st: appointment.status,
  svc: appointment.service,
  dose: appointment.doseNumber,
  mn: appointment.attendee.maskedName,
  pt: appointment.attendee.phoneTail,
  bd: appointment.attendee.birthDate,
  bt: appointment.bookerPhoneTail,
  pd: appointment.previousDoseDate,
  nd: appointment.needs.length > 0 ? appointment.needs : undefined,
  rc: appointment.rewardChoice,
  pe: appointment.personKey,
  ph: appointment.phoneKey,
  id: appointment.sealed,
  hx: appointment.history.map(historyItem),
  expireAt: appointment.expireAt,
});

/** One history entry as stored. */
export const historyItem = (entry: HistoryEntry): RawItem => ({
  a: entry.at,
  w: entry.what,
  b: entry.by,
  k: entry.keyHash,
  h: entry.bodyHash,
  p: entry.placement && placementToStore(entry.placement),
  s: entry.stage,
  i: entry.items?.map(({ itemId, quantity, onHand }) => ({ i: itemId, q: quantity, l: onHand })),
});

const parseEntry = ({ a, w, b, k, h, p, s, i }: z.output<typeof entryItem>): HistoryEntry => ({
  at: a,
  what: w,
  by: b,
  keyHash: k,
  bodyHash: h,
  placement: p && parsePlacement(p),
  stage: s,
  items: i?.map((item) => ({ itemId: item.i, quantity: item.q, onHand: item.l })),
});

const placementToStore = ({ slotId, pool, laneNumber, site, entitlement, programme }: Placement) => ({
  slot: slotId,
  pool,
  lane: laneNumber,
  site: { n: site.number, m: site.name, a: site.address, p: site.phone },
  ent: entitlement.map(({ itemId, quantity, oneOf }) => ({ i: itemId, q: quantity, o: oneOf })),
  pr: programme?.programmeId,
  pp: programme?.perPerson,
});

const parsePlacement = ({ slot, pool, lane, site, ent, pr, pp }: z.output<typeof placementItem>): Placement => ({
  slotId: slot,
  pool,
  laneNumber: lane,
  site: { siteId: parseSlotId(slot)!.siteId, number: site.n, name: site.m, address: site.a, phone: site.p },
  entitlement: ent.map(({ i, q, o }) => ({ itemId: i, quantity: q, ...(o && { oneOf: o }) })),
  programme: pr === undefined ? undefined : { programmeId: pr, perPerson: pp ?? 1 },
});
