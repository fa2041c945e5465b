/**
 * Appointment codes are 8 characters of Crockford's base 32 (no I, L, O, U), 40 bits: short enough to be spoken and
 * printed. A code identifies and never authorises. https://www.crockford.com/base32.html
 */
const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

const codePattern = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`);

/** The code in 40 of the given bits (at least 5 bytes). */
export const codeFromBytes = (bytes: Uint8Array): string => {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  return Array.from(
    { length: codeLength },
    (_, place) => codeAlphabet[Number((bits >> BigInt(35 - 5 * place)) & 31n)],
  ).join('');
};

/** The code as stored, from what a person typed: lower case, dashes, spaces, full-width, O for 0, I and L for 1. */
export const normaliseCode = (typed: string): string | undefined => {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return codePattern.test(code) ? code : undefined;
};

/** The code as shown and spoken: `K7M3-P9QX`. */
export const displayCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
