import type { AttributeValue } from '../values/attribute-value.ts';
import { encodeKeyValue } from './key-encoding.ts';

const ESCAPE = 0x00;
const ESCAPED_ZERO = Buffer.from([ESCAPE, 0xff]);

/** Ends an attribute: smaller than everything it could go on with, an escaped zero included. */
const END = Buffer.from([ESCAPE, 0x01]);

const escapeZeros = (bytes: Buffer): Buffer => {
  if (!bytes.includes(ESCAPE)) return bytes;
  return Buffer.concat([...bytes].map((byte) => (byte === ESCAPE ? ESCAPED_ZERO : Buffer.from([byte]))));
};

/** The beginning of an attribute in a key of several: what every attribute that begins with the value begins with. */
export const encodeBeginning = (value: AttributeValue): Buffer => escapeZeros(encodeKeyValue(value));

/** An attribute in a key of several, with its end. */
export const encodeElement = (value: AttributeValue): Buffer => Buffer.concat([encodeBeginning(value), END]);

/** Several attributes as bytes whose order is that of the attributes, compared one after the other. */
export const encodeElements = (values: readonly AttributeValue[]): Buffer => Buffer.concat(values.map(encodeElement));
