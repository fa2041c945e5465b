import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The cost of a hash: N = 2^logN, r and p as in RFC 7914. Stored with every hash, so that it can be raised. */
interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 2^15 × 8: 32 MiB, about 80 ms on a small machine. */
const presentCost: Cost = { logN: 15, r: 8, p: 1 };
const saltBytes = 16;
const hashBytes = 32;

/** `scrypt$15$8$1$<salt>$<hash>`, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, presentCost);
  const { logN, r, p } = presentCost;
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
};

/** True when the password belongs to the stored hash. */
export const isPassword = async (password: string, stored: string): Promise<boolean> => {
  const [, logN, r, p, salt = '', hash = ''] = stored.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
};

/** A hash of nothing that anybody can type: an unknown account takes the same time as a known one. */
export const hashOfNobody = ['scrypt', 15, 8, 1, 'A'.repeat(22), 'A'.repeat(43)].join('$');

/** Passwords are compared in composed form (NFC), because keyboards differ. */
const derive = (password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** logN;
    const options = { N, r, p, maxmem: 2 * 128 * N * r };
    scrypt(password.normalize('NFC'), salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
