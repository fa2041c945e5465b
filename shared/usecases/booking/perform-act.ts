import {
  type Act,
  type Appointment,
  acts,
  asOfEntry,
  type HistoryEntry,
  withEntry,
} from '../../domain/appointments.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import { readAppointment, readableAppointment, recordAct } from '../../store/appointments.ts';
import { type ConditionFailure, commit, StoreBusy, type Write } from '../../store/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { tellAct } from '../figures.ts';
import { hasSameBody, hasSameKey, type RequestIdentity } from '../requests/request-identity.ts';

/** What an act writes beside the appointment, and what each of those writes means when its condition fails. */
export interface ActPlan {
  /** what the history entry says beside when, what and who */
  readonly entry?: Pick<HistoryEntry, 'placement' | 'stage' | 'items'>;
  readonly writes: readonly Write[];
  /**
   * Why write `index` of `writes` was refused; `again` when the appointment has to be looked at anew, because another
   * act came in between.
   */
  readonly meaning?: (index: number, failure: ConditionFailure) => Refusal | 'again';
}

/**
 * A refusal that was only found after waiting for others: it holds unless the appointment has changed meanwhile, as it
 * has when what was waited for went to this very request, pressed twice.
 */
export interface RefusedAfterWaiting {
  readonly unlessChanged: Refusal;
}

type Planned = Outcome<ActPlan> | RefusedAfterWaiting;

/** An act that is asked for: on which appointment, by whom, under which key. */
export interface ActRequest {
  readonly act: Act;
  readonly code: string;
  readonly by: string;
  readonly request: RequestIdentity;
  /** why this actor may not touch this appointment, or undefined when they may */
  readonly whyForbidden: (appointment: Appointment) => Refusal | undefined;
  /** judges the appointment and says what to write; called again when another act came in between */
  readonly plan: (appointment: Appointment, request: RequestIdentity) => Planned | Promise<Planned>;
}

/** The appointment after the act, and which entry of its history the act wrote, now or when it was first asked. */
export interface PerformedAct {
  readonly appointment: Appointment;
  readonly entryIndex: number;
}

/** Each attempt that fails is another act that succeeded: more than anybody starts on one appointment at once. */
const maxAttempts = 40;
const notFound = () => refuse('NOT_FOUND', { what: 'appointment' });

/**
 * One read, then one transaction: the appointment with its history entry, and whatever the act's plan adds. A repeated
 * request finds its entry in the history and gets its first answer; another act in between is met through the old image
 * of the failed write, without a second read.
 */
export const performAct = async (
  deps: Dependencies,
  asked: ActRequest,
  read = readAppointment(deps.table, asked.code, deps.clock()),
): Promise<Outcome<PerformedAct>> => {
  let appointment = await read;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (!appointment) return notFound();
    const forbidden = asked.whyForbidden(appointment);
    const earlier = earlierAnswer(appointment, asked.request);
    if (forbidden) return isAnswerOf(asked, earlier) ? earlier : forbidden;
    if (earlier) return earlier;
    if (deps.usedKeys.isOfAnother(asked.request.keyHash, asked.code)) return refuse('KEY_REUSED');
    const plan = await asked.plan(appointment, asked.request);
    if (isRefusal(plan)) return plan;
    if ('unlessChanged' in plan) {
      const judged = appointment;
      appointment = await readAppointment(deps.table, asked.code, deps.clock());
      if (appointment?.history.length === judged.history.length) return plan.unlessChanged;
      continue;
    }
    const nowAt = deps.clock();
    const at = momentAfter(appointment, nowAt);
    const entry = { ...plan.entry, ...asked.request, at, what: acts[asked.act].what, by: asked.by };
    const failure = await commit(deps.table, [recordAct(appointment, asked.act, entry), ...plan.writes]);
    if (!failure) {
      deps.usedKeys.remember(asked.request.keyHash, asked.code);
      tellAct(deps.figures, appointment, entry);
      return { appointment: withEntry(appointment, entry), entryIndex: appointment.history.length };
    }
    if (failure.failed === 0) {
      appointment = readableAppointment(failure.old, nowAt);
      continue;
    }
    const meaning = meaningOf(plan, failure);
    if (meaning !== 'again') return meaning;
    await deps.table.pause(attempt);
    appointment = await readAppointment(deps.table, asked.code, nowAt);
  }
  throw new StoreBusy(`appointment kept changing over ${maxAttempts} attempts`);
};

/** When an act happens: a history never goes back in time, whatever the clocks of two processes say. */
export const momentAfter = ({ history }: Appointment, nowAt: number): number => Math.max(nowAt, history.at(-1)!.at);

const earlierAnswer = (appointment: Appointment, request: RequestIdentity): Outcome<PerformedAct> | undefined => {
  const entryIndex = appointment.history.findIndex((entry) => hasSameKey(entry, request));
  if (entryIndex < 0) return undefined;
  const isSame = hasSameBody(appointment.history[entryIndex]!, request);
  return isSame ? { appointment: asOfEntry(appointment, entryIndex), entryIndex } : refuse('KEY_REUSED');
};

/** Whoever was answered is answered again the same, also when the appointment has left their site since. */
const isAnswerOf = ({ by }: ActRequest, earlier: Outcome<PerformedAct> | undefined): earlier is PerformedAct =>
  earlier !== undefined && !isRefusal(earlier) && earlier.appointment.history[earlier.entryIndex]!.by === by;

/** A lane or guard that disagrees with an unchanged appointment is damage, which no answer can explain away. */
const meaningOf = (plan: ActPlan, failure: ConditionFailure): Refusal | 'again' => {
  const meaning = plan.meaning?.(failure.failed - 1, failure);
  if (meaning === undefined) throw new Error(`write ${failure.failed} disagrees with the appointment: run reconcile`);
  return meaning;
};

/** Why the act may not start from the appointment's state. */
export const whyNotFrom = (act: Act, appointment: Appointment): Refusal | undefined =>
  (acts[act].from as readonly string[]).includes(appointment.status) ? undefined : refuse('WRONG_STATE');
