/** Order of two texts by their UTF-8 bytes, which is not the order of JavaScript's UTF-16 units beyond U+FFFF. */
export const compareUtf8 = (left: string, right: string): number => {
  if (left === right) return 0;
  if (isBasic(left) && isBasic(right)) return left < right ? -1 : 1;
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
};

/** Without surrogates, both orders are the same. */
const isBasic = (text: string): boolean => !/[\uD800-\uDFFF]/.test(text);

/** Order of two base64 texts by the unsigned bytes they stand for. */
export const compareBinary = (left: string, right: string): number =>
  left === right ? 0 : Buffer.compare(fromBase64(left), fromBase64(right));

export const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** How many bytes a canonical base64 text stands for, without decoding it. */
export const base64Length = (text: string): number => {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
};
