import { beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/refusals.ts';
import { keys } from '../../../shared/store/keys.ts';
import { countAttempt, giveBack } from '../../../shared/store/limits.ts';
import { limitBookings } from '../../../shared/usecases/limits/limit-bookings.ts';
import { limitLookUps } from '../../../shared/usecases/limits/limit-look-ups.ts';
import { meter } from '../../support/counting.ts';
import { everything, itemAt, openWorld, type World } from '../../support/world.ts';

const counter = { purpose: 'test', subject: 'somebody' };

describe('limits', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  const attempt = (limit = 3) =>
    countAttempt(world.table, { ...counter, limit, windowSeconds: 60, nowAt: world.clock() });

  it('counts up to the limit and then says how long to wait', async () => {
    for (let n = 0; n < 3; n++) expect(await attempt()).toBeUndefined();
    world.clock.advance(20_000);
    expect(await attempt()).toEqual(refuse('RATE_LIMITED', { retryAfterSeconds: 40 }));
    expect((await itemAt(world, keys.limit('test', 'somebody')))?.n).toBe(3);
  });

  it('costs one write when calm', async () => {
    const { cost } = await meter(world.table).measure(() => attempt());
    expect(cost).toEqual({ calls: ['UpdateItem'], readUnits: 0, writeUnits: 1 });
  });

  it('starts a new window when the old one is over, counted from the first attempt', async () => {
    await attempt(1);
    world.clock.advance(59_000);
    expect(await attempt(1)).toMatchObject({ refused: 'RATE_LIMITED' });
    world.clock.advance(1_000);
    expect(await attempt(1)).toBeUndefined();
    expect(await attempt(1)).toMatchObject({ refused: 'RATE_LIMITED', retryAfterSeconds: 60 });
  });

  it('lets exactly as many of parallel attempts through as the limit says, in an old window too', async () => {
    await attempt(10);
    world.clock.advance(60_000);
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => attempt(10)));
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(10);
  });

  it('gives an attempt back, and nothing when nothing is counted', async () => {
    await giveBack(world.table, counter);
    expect(await itemAt(world, keys.limit('test', 'somebody'))).toBeUndefined();
    await attempt(1);
    await giveBack(world.table, counter);
    expect(await attempt(1)).toBeUndefined();
  });

  it('does not let parallel guesses slip through, and forgets right ones', async () => {
    const guess = (isRight: boolean) =>
      limitLookUps(world.deps, 'client', async () => (isRight ? 'found' : refuse('NOT_FOUND')));
    for (let n = 0; n < 30; n++) expect(await guess(true)).toBe('found');
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => guess(false)));
    expect(outcomes.filter((outcome) => typeof outcome === 'object' && outcome.refused === 'NOT_FOUND')).toHaveLength(
      10,
    );
    expect(await guess(true)).toMatchObject({ refused: 'RATE_LIMITED' });
  });

  it('stops a phone at 100 bookings a day and a client at 600 in ten minutes', async () => {
    const book = (phone: string, client: string) => limitBookings(world.deps, { phone, client });
    for (let n = 0; n < 100; n++) expect(await book('13800000001', `client-${n}`)).toBeUndefined();
    expect(await book('13800000001', 'client-x')).toMatchObject({ retryAfterSeconds: 24 * 3600 });
    for (let n = 0; n < 600; n++) expect(await book(`phone-${n}`, 'square')).toBeUndefined();
    expect(await book('phone-x', 'square')).toMatchObject({ retryAfterSeconds: 600 });
  });

  it('keeps no phone and no address in the table', async () => {
    await limitBookings(world.deps, { phone: '13800005678', client: '203.0.113.9' });
    const stored = JSON.stringify([...(await everything(world))]);
    expect(stored).not.toContain('13800005678');
    expect(stored).not.toContain('203.0.113.9');
  });
});
