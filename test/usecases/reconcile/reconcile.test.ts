import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { itemsPerPage } from '../../../shared/store/recounts.ts';
import { type Progress, reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { keyFor } from '../../support/people.ts';
import { booked, openWorld, putSlot, type World } from '../../support/world.ts';
import { noteReads, openLargeStore, type Read } from './support/large-store.ts';
import { openRandomStore } from './support/random-store.ts';
import { lane, openWorkedStore } from './support/worked-store.ts';

const slotId = 'puli-20261124-0830-30';
const calls = (reads: readonly Read[], what: string) => reads.filter((read) => read.what === what);

describe('a recount of a large store', () => {
  const reads: Record<number, Read[]> = {};
  const progress: Progress[] = [];
  beforeAll(async () => {
    for (const lanes of [8, 16, 24]) {
      const world = await openLargeStore(lanes);
      reads[lanes] = noteReads(world);
      const { counted, differences } = await reconcile(world.deps, (each) => progress.push(each));
      expect([counted.appointments, differences]).toEqual([lanes * 40 + 1, []]);
      world.engine?.close();
    }
  });

  it('asks for no more than a page, and looks up what it names before it reads the next one', () => {
    const all = reads[24]!;
    for (const { limit } of [...calls(all, 'Scan'), ...calls(all, 'Query').slice(1)]) expect(limit).toBe(itemsPerPage);
    expect(Math.max(...all.map(({ items }) => items))).toBe(itemsPerPage);
    expect(Math.max(...all.map((read) => read.keys))).toBe(100);
    const betweenScans = all.map(({ what }) => (what === 'Scan' ? 'S' : what === 'BatchGet' ? 'b' : '')).join('');
    expect(betweenScans).toMatch(/^(Sb+)+$/);
  });

  it('needs calls in proportion to what is stored', () => {
    const times = (lanes: number) => reads[lanes]!.length;
    expect(Math.abs(times(24) - times(16) - (times(16) - times(8)))).toBeLessThanOrEqual(3);
    expect(times(24)).toBeLessThan((24 * 81) / 25);
  });

  it('tells how far it is, page by page and day by day', () => {
    expect(progress.filter((each) => each.of === 'table').length).toBeGreaterThan(3);
    expect(progress).toContainEqual({ of: 'day', siteId: 'puli', localDate: '2026-11-24', lanes: 25, held: 961 });
  });
});

describe('a recount beside a running server', () => {
  /** Runs something once, right after the table has been gone through. */
  const afterScan = ({ table }: World, act: () => Promise<unknown>) => {
    let isDone = false;
    table.client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context.commandName !== 'ScanCommand' || isDone) return answer;
        isDone = true;
        await act();
        return answer;
      },
      { step: 'initialize', name: 'afterScan', priority: 'low' },
    );
  };

  /** Every call lets others go first, so that acts come between the reads of a recount. */
  const takeTurns = ({ table }: World) =>
    table.client.middlewareStack.add(
      (next) => async (args) => {
        await new Promise(setImmediate);
        return next(args);
      },
      { step: 'initialize', name: 'takeTurns' },
    );

  it('reads once more what an act in between made look wrong, and finds nothing', async () => {
    const world = await openWorld();
    await putSlot(world, slotId, 5);
    const { appointment, manageToken: token } = await booked(world, 1, slotId);
    const cancelling = { key: keyFor('c'), code: appointment.appointmentCode, token };
    afterScan(world, async () => {
      await cancelAppointment(world.deps, cancelling);
      await booked(world, 2, slotId);
    });
    const reads = noteReads(world);
    expect((await reconcile(world.deps)).differences).toEqual([]);
    expect(calls(reads, 'BatchGet').filter(({ isStrong }) => isStrong).length).toBeGreaterThan(0);
  });

  it('reads nothing twice where nothing looks wrong, and only the day where a lane does', async () => {
    const { world, damage } = await openWorkedStore();
    await putSlot(world, 'weilai-20261124-1400-20', 5);
    await damage(keys.appointment('none'), 'SET expireAt = :n', { ':n': 1 });
    const reads = noteReads(world);
    await reconcile(world.deps);
    // The directory is always read strongly.
    expect(reads.filter(({ isStrong }) => isStrong).map(({ of }) => of)).toEqual(['DIRECTORY']);
    await damage(lane, 'SET av = av - :n', { ':n': 1 });
    reads.length = 0;
    await reconcile(world.deps);
    const again = reads.filter(({ isStrong, what }) => isStrong && what === 'Query').map(({ of }) => of);
    expect(again).toEqual(['DIRECTORY', lane.pk]);
  });

  it('raises no alarm while acts pour in', async () => {
    const alarms: unknown[] = [];
    let suspicions = 0;
    for (let seed = 1; seed <= 3; seed++) {
      const { world, grow } = await openRandomStore(seed);
      takeTurns(world);
      const reads = noteReads(world);
      let isBusy = true;
      const working = grow(60).finally(() => {
        isBusy = false;
      });
      while (isBusy) {
        reads.length = 0;
        alarms.push(...(await reconcile(world.deps)).differences);
        suspicions += calls(reads, 'Query').filter(({ isStrong, of }) => isStrong && of !== 'DIRECTORY').length;
      }
      await working;
      world.engine?.close();
    }
    expect(alarms).toEqual([]);
    expect(suspicions).toBeGreaterThan(0);
  });
});
