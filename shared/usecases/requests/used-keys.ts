/**
 * Under which key this process last changed which appointment. An act keeps its key in the history of its appointment,
 * where a repetition finds it; the same key sent for another appointment is noticed here. It may only refuse, it is
 * bounded, and it ends with the process (docs/adr/0004).
 */
export interface UsedKeys {
  /** True when the key was used for another appointment than this one. */
  isOfAnother(keyHash: Uint8Array, appointmentCode: string): boolean;
  remember(keyHash: Uint8Array, appointmentCode: string): void;
}

/** Keys kept; the one used longest ago goes first. */
const maxKeys = 10_000;

/** Opens an empty memory. */
export const openUsedKeys = (): UsedKeys => {
  const codes = new Map<string, string>();
  const textOf = (keyHash: Uint8Array) => Buffer.from(keyHash).toString('base64url');
  return {
    isOfAnother: (keyHash, appointmentCode) => (codes.get(textOf(keyHash)) ?? appointmentCode) !== appointmentCode,
    remember: (keyHash, appointmentCode) => {
      codes.set(textOf(keyHash), appointmentCode);
      if (codes.size > maxKeys) codes.delete(codes.keys().next().value!);
    },
  };
};
