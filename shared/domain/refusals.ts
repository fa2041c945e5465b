/**
 * The closed list of expected "no, because" answers, each with the HTTP status that fits it (the standard is the table
 * in docs/refusals.md). A refusal is a value that a use case returns, never an exception; exceptions are for what
 * nobody expected.
 */
export const refusalStatus = {
  // the request itself
  BAD_ENCODING: 400,
  BAD_JSON: 400,
  DUPLICATE_FIELD: 400,
  KEY_REQUIRED: 400,
  SIGN_IN_REQUIRED: 401,
  SIGN_IN_FAILED: 401,
  FORBIDDEN: 403,
  FORGERY: 403,
  NOT_FOUND: 404,
  SLOT_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  HOST_NOT_ALLOWED: 421,
  RATE_LIMITED: 429,
  // fields
  CHOICE_REQUIRED: 422,
  CONSENT_REQUIRED: 422,
  DATE_FORMAT: 422,
  FIELD_INVALID: 422,
  FIELD_REQUIRED: 422,
  GUARDIAN_REQUIRED: 422,
  ID_CHECKSUM: 422,
  ID_DATE: 422,
  ID_FORMAT: 422,
  KEY_REUSED: 422,
  NAME_CHARS: 422,
  NAME_LENGTH: 422,
  NAME_REQUIRED: 422,
  NUMBER_FORMAT: 422,
  PHONE_FORMAT: 422,
  UNKNOWN_FIELD: 422,
  // the state of the world
  ALREADY_BOOKED: 409,
  ALREADY_EXISTS: 409,
  ALREADY_HANDED_OUT: 409,
  CAPACITY_BELOW_BOOKED: 409,
  DAY_CLOSED: 409,
  DAY_OPEN: 409,
  DOSE_TOO_EARLY: 409,
  NOT_COMPLETED: 409,
  NOT_ENTITLED: 409,
  NOT_POSSIBLE: 409,
  OUT_OF_STOCK: 409,
  PASSWORD_GONE: 409,
  SLOT_CLOSED: 409,
  SLOT_FULL: 409,
  STALE_VERSION: 409,
  TOO_YOUNG: 409,
  WRONG_DAY: 409,
  WRONG_SITE: 409,
  WRONG_STATE: 409,
  // not a no: the outcome is unknown, and pressing again is safe
  TRY_AGAIN: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** One field that was refused: its path in the request ("attendee.idNumber") and why. */
export interface FieldRefusal {
  readonly field: string;
  readonly code: RefusalCode;
}

/** What a message or a client may need beside the code; never personal data. */
export interface RefusalDetails {
  readonly fields?: readonly FieldRefusal[];
  /** seats held, for CAPACITY_BELOW_BOOKED */
  readonly booked?: number;
  /** first local date on which the dose is possible, for TOO_YOUNG and DOSE_TOO_EARLY */
  readonly possibleFrom?: string;
  /** when it happened, ISO 8601, for ALREADY_HANDED_OUT */
  readonly at?: string;
  /** seconds to wait, for RATE_LIMITED and TRY_AGAIN */
  readonly retryAfterSeconds?: number;
  /**
   * what NOT_FOUND did not find; an appointment has words of its own, and its owner learns whether it was erased or is
   * no longer kept
   */
  readonly what?: 'appointment' | 'erasedAppointment' | 'expiredAppointment' | 'page';
  /** what is still open, for DAY_OPEN */
  readonly open?: readonly { slotId: string; booked: number; checkedIn: number }[];
}

/** An expected "no, because". */
export interface Refusal extends RefusalDetails {
  readonly refused: RefusalCode;
}

/** Either a value or the reason why there is none. */
export type Outcome<T> = T | Refusal;

/** Builds a refusal. */
export const refuse = (code: RefusalCode, details: RefusalDetails = {}): Refusal => ({ refused: code, ...details });

/** The refusal of one field: by default it has a wrong form, or names something that does not exist. */
export const refuseField = (field: string, code: RefusalCode = 'FIELD_INVALID'): Refusal =>
  refuse(code, { fields: [{ field, code }] });

/** Tells a refusal from a value. */
export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && 'refused' in outcome;

/** Tells a refusal code from any other text, such as a message that a schema left. */
export const isRefusalCode = (text: string): text is RefusalCode => Object.hasOwn(refusalStatus, text);
