import crypto, { createHash, type ScryptOptions } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Done = (error: Error | null, key: Buffer) => void;

const cheap = (password: string, salt: Buffer, length: number, _: ScryptOptions, done: Done) => {
  const key = createHash('shake256', { outputLength: length }).update(salt).update(password).digest();
  queueMicrotask(() => done(null, key));
};

/**
 * Makes scrypt cost nothing in this process until what is returned is called: 80 ms a hash, tens of thousands of times,
 * would prove nothing more.
 */
export const makePasswordsCheap = (): (() => void) => {
  const { scrypt } = crypto;
  const put = (present: unknown) => {
    Object.assign(crypto, { scrypt: present });
    syncBuiltinESMExports();
  };
  put(cheap);
  return () => put(scrypt);
};
