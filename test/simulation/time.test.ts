import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openVirtualTime } from './time.ts';

describe('virtual time', () => {
  it('wakes by time, and in the order of falling asleep at the same instant', async () => {
    const time = openVirtualTime(1_000);
    const woken: string[] = [];
    const sleep = async (name: string, milliseconds: number) => {
      await time.sleep(milliseconds);
      woken.push(`${name} ${time.now()}`);
    };
    await time.run(() => Promise.all([sleep('c', 20), sleep('a', 5), sleep('b', 5), sleep('d', 3_600_000)]));
    expect(woken).toEqual(['a 1005', 'b 1005', 'c 1020', 'd 3601000']);
  });

  it('stands still while promises put work off or real work goes on', async () => {
    const time = openVirtualTime(0);
    const seen: number[] = [];
    const work = async () => {
      await setImmediate();
      seen.push(time.now());
      await time.during(new Promise((done) => setTimeout(done, 5)));
      seen.push(time.now());
      await time.sleep(1);
    };
    await time.run(() => Promise.all([work(), time.sleep(0.5).then(() => seen.push(time.now()))]));
    expect(seen).toEqual([0, 0, 0.5]);
  });

  it('says so when nobody would ever wake', async () => {
    const time = openVirtualTime(0);
    await expect(time.run(() => new Promise(() => {}))).rejects.toThrow('deadlock');
  });

  it('hands on what the work throws, and runs again', async () => {
    const time = openVirtualTime(0);
    const fail = () => time.sleep(2).then(() => Promise.reject(new Error('as told')));
    await expect(time.run(fail)).rejects.toThrow('as told');
    expect(await time.run(async () => time.sleep(3).then(time.now))).toBe(5);
  });
});
