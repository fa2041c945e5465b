/** A whole number as typed — `3000`, `3,000`, full-width digits too; what is none is NaN, which every schema refuses. */
export const typedNumber = (typed: string): number => {
  const plain = typed.normalize('NFKC').trim();
  const text = /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
};

/** A time of day as typed — `8:30`, `0830`, `8：30`, `8点30`, `8点半`, `8点` — as HH:MM; what has no such form stays, for the schema to refuse. */
export const typedTime = (typed: string): string => {
  const text = typed.normalize('NFKC').trim().replace(/点半$/, '点30').replace(/点$/, '点00');
  const parts = /^(\d{1,2})\s*[:.点]?\s*(\d{2})\s*分?$/.exec(text);
  return parts ? `${parts[1]!.padStart(2, '0')}:${parts[2]}` : text;
};
