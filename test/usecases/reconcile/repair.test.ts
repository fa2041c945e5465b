import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { reconcile, recountAll } from '../../../shared/usecases/reconcile/reconcile.ts';
import { repairStore } from '../../../shared/usecases/reconcile/repair.ts';
import { booked, everything } from '../../support/world.ts';
import { decidable } from './support/decidable.ts';
import { undecidable } from './support/undecidable.ts';
import {
  guardOf,
  type Items,
  lane,
  ledgerEntry,
  openWorkedStore,
  slotId,
  type WorkedStore,
} from './support/worked-store.ts';

let store: WorkedStore;
let healthy: Items;
beforeEach(async () => {
  store = await openWorkedStore();
  healthy = await everything(store.world);
});

const found = async () =>
  (await reconcile(store.world.deps)).differences.map(({ invariant, where, says }) => `${invariant} ${where}: ${says}`);
const audits = (items: Items) => [...items.values()].filter(({ what }) => what === 'repair');
const withoutAudits = (items: Items) =>
  Object.fromEntries([...items].filter(([, { what }]) => what !== 'repair').toSorted(([a], [b]) => (a < b ? -1 : 1)));

describe('what the store itself decides', () => {
  it('is nothing in a store that only use cases wrote', async () => {
    expect(await reconcile(store.world.deps)).toEqual({
      counted: { lanes: 6, appointments: 5, guards: 6, ledgerEntries: 2 },
      differences: [],
      overdue: [],
    });
  });

  it.each(decidable)('%s: is found, repaired with an audit entry, and as it was before', async (_, says, corrupt) => {
    await corrupt(store, healthy);
    const damaged = await everything(store.world);
    expect(await found()).toContainEqual(expect.stringMatching(says));
    expect(await everything(store.world)).toEqual(damaged);

    const { findings } = await repairStore(store.world.deps, 'a hand slipped in the console');
    expect(findings).toEqual([]);
    const repaired = await everything(store.world);
    expect(withoutAudits(repaired)).toEqual(withoutAudits(healthy));
    for (const { by, at, answer } of audits(repaired)) {
      expect([by, at]).toEqual(['system:operator', store.world.clock()]);
      expect(JSON.parse(String(answer))).toMatchObject({ reason: 'a hand slipped in the console' });
    }
    expect(audits(repaired).length).toBeGreaterThan(0);

    await repairStore(store.world.deps, 'once more');
    expect(await everything(store.world)).toEqual(repaired);
  });
});

describe('what a person has to decide', () => {
  it.each(undecidable)('%s: is found, and told what to do', async (_, says, todo, corrupt) => {
    await corrupt(store);
    const damaged = await everything(store.world);
    const { findings } = await recountAll(store.world.deps);
    const finding = findings.find(({ invariant, where, says: said }) => says.test(`${invariant} ${where}: ${said}`));
    expect(finding, JSON.stringify(findings)).toBeDefined();
    expect(finding!.remedy).toEqual({ person: expect.stringMatching(todo) });

    const after = await repairStore(store.world.deps, 'try what can be done');
    expect(after.findings.map(({ rule }) => rule)).toContain(finding!.rule);
    expect(await everything(store.world)).toEqual(damaged);
  });
});

it('repairs several damages of one slot and one person together', async () => {
  const { codes, damage } = store;
  await damage(
    lane,
    'SET av = :n, claims.#a = :f REMOVE claims.#b',
    { ':n': 26, ':f': 'f' },
    { '#a': codes.here, '#b': codes.waiting },
  );
  await damage(lane, 'SET lanes = :n', { ':n': 3 });
  await damage(guardOf(1), 'SET active = :c', { ':c': codes.cancelled });
  await damage(keys.appointment(codes.here), 'SET st = :s', { ':s': 'noShow' });
  await store.remove(await ledgerEntry(store, ({ kind }) => kind === 'handOut'));
  await damage(keys.stock('puli'), 'SET #on = :n', { ':n': 8 }, { '#on': 'on:gym-card' });
  expect((await found()).length).toBeGreaterThan(5);
  expect((await repairStore(store.world.deps, 'a bad night')).findings).toEqual([]);
  expect(withoutAudits(await everything(store.world))).toEqual(withoutAudits(healthy));
});

describe('a repair beside a running server', () => {
  interface Transaction {
    TransactItems?: { ConditionCheck?: unknown }[];
  }
  /**
   * A claim lost its record, and its person presses again just before the claim is given back. `isChecked` is false for
   * the control, in which a repair no longer holds what it was judged by against what is there.
   */
  const releaseWhileBooking = async (isChecked: boolean) => {
    const { world, codes, remove } = store;
    await remove(keys.appointment(codes.waiting));
    await remove(guardOf(1));
    let isPressed = false;
    world.table.client.middlewareStack.add(
      (next) => async (args) => {
        const input = args.input as Transaction;
        if (input.TransactItems && !isPressed) {
          isPressed = true;
          await booked(world, 1, slotId);
        }
        if (!isChecked && input.TransactItems) {
          input.TransactItems = input.TransactItems.filter(({ ConditionCheck }) => !ConditionCheck);
        }
        return next(args);
      },
      { step: 'initialize', name: 'pressAgain' },
    );
    const written: [string, boolean][] = [];
    const repaired = ({ rule }: { rule: string }, isWritten: boolean) => void written.push([rule, isWritten]);
    const { findings } = await repairStore(world.deps, 'a hand slipped', { repaired });
    expect(findings).toEqual([]);
    return { written: Object.fromEntries(written), release: `claim ${codes.waiting}` };
  };

  it('does not touch what was put right in between, and recounts', async () => {
    const { written, release } = await releaseWhileBooking(true);
    expect(written).toEqual({ [release]: false, free: true });
    const name = `${lane.pk} ${lane.sk}`;
    expect((await everything(store.world)).get(name)).toEqual(healthy.get(name));
  });

  it('control: would give the seat of somebody who is booked to others', async () => {
    const { written, release } = await releaseWhileBooking(false);
    expect(written).toMatchObject({ [release]: true, seat: true });
  });
});
