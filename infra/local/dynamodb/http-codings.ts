import { deflateSync, gunzipSync, gzipSync } from 'node:zlib';

/** In the order in which the service prefers them where the client has no preference. */
const ENCODERS = { gzip: gzipSync, deflate: deflateSync };

type Coding = keyof typeof ENCODERS;

const CODINGS = Object.keys(ENCODERS) as Coding[];

/** The service sends smaller answers as they are. */
const MIN_ENCODED_BYTES = 4096;

interface Preference {
  readonly name: string;
  readonly weight: number;
}

/** Like the service: the first weight counts, what is no number is 1, and what is out of bounds is as near as can be. */
const readWeight = (parameters: readonly string[]): number => {
  const pairs = parameters.map((parameter) => parameter.split('=').map((part) => part.trim()));
  const given = Number(pairs.find(([name]) => name === 'q')?.[1] ?? 1);
  return Number.isNaN(given) ? 1 : Math.min(Math.max(given, 0), 1);
};

const readPreferences = (header: string): Preference[] =>
  header
    .toLowerCase()
    .split(',')
    .map((entry) => {
      const [name = '', ...parameters] = entry.split(';');
      return { name: name.trim(), weight: readWeight(parameters) };
    });

/** The coding that an Accept-Encoding header asks for, if any: the heaviest, and of equals the one named first. */
export const chooseCoding = (header: string | undefined): Coding | undefined => {
  if (!header) return undefined;
  const preferences = readPreferences(header).toSorted((one, two) => two.weight - one.weight);
  const unnamed = CODINGS.filter((coding) => !preferences.some(({ name }) => name === coding));
  const choices = preferences
    .filter(({ weight }) => weight > 0)
    .map(({ name, weight }) => ({ weight, isNamed: name !== '*', coding: name === '*' ? unnamed[0] : name }))
    .filter(({ coding }) => CODINGS.some((known) => known === coding));
  const [heaviest] = choices;
  const equals = choices.filter(({ weight }) => weight === heaviest?.weight);
  return (equals.find(({ isNamed }) => isNamed) ?? heaviest)?.coding as Coding | undefined;
};

/** An answer as it is sent, and the coding to name in its Content-Encoding header. */
export const encode = (bytes: Buffer, acceptEncoding: string | undefined): { bytes: Buffer; coding?: Coding } => {
  const coding = bytes.length < MIN_ENCODED_BYTES ? undefined : chooseCoding(acceptEncoding);
  return coding === undefined ? { bytes } : { bytes: ENCODERS[coding](bytes), coding };
};

/** The text of a request; throws, for an answer of status 500, if it is not coded as its header says. */
export const decode = (bytes: Buffer, contentEncoding: string | undefined, maxBytes: number): string => {
  if (contentEncoding === undefined || contentEncoding === 'identity') return bytes.toString();
  if (contentEncoding !== 'gzip') throw new Error(`Requests cannot be read as ${contentEncoding}`);
  return gunzipSync(bytes, { maxOutputLength: maxBytes }).toString();
};
