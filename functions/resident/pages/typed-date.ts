/**
 * A date as people type it — `19510308`, `1951-3-8`, `1951.3.8`, `1951年3月8日`, full-width digits — as YYYY-MM-DD. What
 * has no such form is returned as it is, for the schema to refuse; nothing typed is undefined.
 */
export const typedDate = (typed: string | undefined): string | undefined => {
  const text = typed?.normalize('NFKC').trim();
  if (!text) return undefined;
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text);
  if (!parts) return text;
  const [, year, month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
