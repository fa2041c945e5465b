import type { KeyTexts } from '../../functions/lambda/derived-keys.ts';
import { appointmentRetentionDays } from '../../shared/domain/retention.ts';
import type { SecretName } from './secrets-manager.ts';

/** A key is replaced in three steps: the new one is accepted everywhere, then used, then the old ones are dropped. */
export const keySteps = ['add', 'use', 'drop'] as const;
export type KeyStep = (typeof keySteps)[number];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Processes look at their keys every five minutes (functions/lambda/secret-source.ts): so long until all of them have. */
const untilEverywhere = 10 * minute;

/**
 * Links and sealed identities live until their appointment has passed its retention. It may have been booked a month
 * ahead, as far as one schedule reaches.
 */
const untilAppointmentsAreGone = (31 + appointmentRetentionDays + 1) * day;

/** A key that can be replaced: where it lies, and how long what was made with it is good for. */
export interface RotatedKey {
  readonly secret: SecretName;
  readonly name: 'SIGNING_KEY' | 'FORM_KEY' | 'SEALING_KEY';
  /** milliseconds from `use` to `drop` */
  readonly oldWorkLasts: number;
}

export const rotatedKeys = {
  /** forms are good for twelve hours */
  form: { secret: 'signing', name: 'FORM_KEY', oldWorkLasts: 12 * hour + untilEverywhere },
  /** sign-ins are good for twelve hours, manage links for longer */
  signing: { secret: 'signing', name: 'SIGNING_KEY', oldWorkLasts: untilAppointmentsAreGone },
  sealing: { secret: 'identity', name: 'SEALING_KEY', oldWorkLasts: untilAppointmentsAreGone },
} as const satisfies Record<string, RotatedKey>;

/** How far a key's replacement has come. */
export interface RotationState {
  /** base64, as they stand in the secret or are derived: the first is used */
  readonly ring: readonly string[];
  /** the step that may be taken next */
  readonly next: KeyStep;
  /** epoch milliseconds from which on it may be taken; infinite when nobody noted the step before */
  readonly notBefore: number;
}

const stepName = ({ name }: RotatedKey) => `${name.replace('_KEY', '')}_STEP`;

/** Reads the state from the texts of a secret, derived keys included. */
export const rotationState = (key: RotatedKey, texts: KeyTexts): RotationState => {
  const ring = (texts[key.name] ?? '').split(',');
  if (ring.length === 1) return { ring, next: 'add', notBefore: 0 };
  const noted = Date.parse(texts[`${stepName(key)}_AT`] ?? '');
  const lastAt = Number.isNaN(noted) ? Number.POSITIVE_INFINITY : noted;
  return texts[stepName(key)] === 'use'
    ? { ring, next: 'drop', notBefore: lastAt + key.oldWorkLasts }
    : { ring, next: 'use', notBefore: lastAt + untilEverywhere };
};

/** The keys in their order after a step. */
export const ringAfter = (ring: readonly string[], step: KeyStep, newKey: () => string): string[] => {
  if (step === 'add') return [...ring, newKey()];
  if (step === 'use') return [ring.at(-1)!, ...ring.slice(0, -1)];
  return ring.slice(0, 1);
};

/** What the secret then holds of the key; all else in it stays. The step and its time stand beside the key. */
export const afterStep = (key: RotatedKey, step: KeyStep, ring: readonly string[], nowAt: number): KeyTexts => ({
  [key.name]: ring.join(','),
  [stepName(key)]: step,
  [`${stepName(key)}_AT`]: new Date(nowAt).toISOString(),
});
