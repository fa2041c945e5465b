import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import type { StockInput } from '../../../shared/domain/requests/officials.ts';
import { parseLedgerEntry } from '../../../shared/store/ledger.ts';
import { takeFromStock } from '../../../shared/store/stock.ts';
import { readBalance } from '../../../shared/store/stock-balance.ts';
import { commit } from '../../../shared/store/transaction.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { viewStock } from '../../../shared/usecases/officials/view-stock.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import { withoutCondition } from '../../support/unguarded.ts';
import { everything, officialOfFengchan, openWorld, staffOfPuli, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

let requests = 0;
const record = (input: StockInput, key = `stock-${++requests}`, actor = officialOfFengchan) =>
  recordStock(world.deps, { actor, key: keyFor(key), siteId: 'puli', input });

const handOut = (items: { itemId: string; quantity: number }[]) =>
  commit(
    world.table,
    takeFromStock('puli', '2026-11-24', items, {
      at: world.clock(),
      by: 'staff-puli',
      appointmentCode: '00000000',
      keyHash: new Uint8Array([++requests]),
    }),
  );

const stockOf = async () => {
  const { stock } = accepted(await viewStock(world.deps, { actor: officialOfFengchan, siteId: 'puli' }));
  return Object.fromEntries(stock.map(({ itemId, onHand }) => [itemId, onHand]));
};

/** On hand as the ledger alone tells it (I8). */
const recounted = async () => {
  const entries = [...(await everything(world)).values()].filter(({ sk }) => String(sk).startsWith('L#'));
  const sums: Record<string, number> = {};
  for (const { lines } of entries.map(parseLedgerEntry)) {
    for (const { itemId, change } of lines) sums[itemId] = (sums[itemId] ?? 0) + change;
  }
  return sums;
};

describe('the stock of a site', () => {
  it('has nothing of everything at first', async () => {
    expect(await viewStock(world.deps, { actor: staffOfPuli, siteId: 'puli' })).toEqual({
      stock: [
        { itemId: 'eggs', name: '鸡蛋', onHand: 0 },
        { itemId: 'gym-card', name: '健身卡', onHand: 0 },
        { itemId: 'kids-play-card', name: '党群服务中心儿童游乐畅玩卡', onHand: 0 },
        { itemId: 'library-card', name: '读书借阅卡', onHand: 0 },
        { itemId: 'masks', name: '口罩', onHand: 0 },
      ],
      ledger: [],
    });
  });

  it('follows receipts, transfers, write-offs and counts, each a line of the ledger', async () => {
    const received = accepted(await record({ itemId: 'eggs', kind: 'receipt', quantity: 300, donor: '华联超市' }));
    expect(received.stock[0]).toEqual({ itemId: 'eggs', name: '鸡蛋', onHand: 300 });
    expect(received.ledger).toEqual([
      {
        at: '2026-11-24T07:00:00+08:00',
        itemId: 'eggs',
        kind: 'receipt',
        quantity: 300,
        change: 300,
        by: 'official-fengchan',
        donor: '华联超市',
      },
    ]);
    world.clock.advance(1000);
    await record({ itemId: 'eggs', kind: 'transferIn', quantity: 20, otherSiteId: 'weilai' });
    world.clock.advance(1000);
    await record({ itemId: 'eggs', kind: 'transferOut', quantity: 50, otherSiteId: 'weilai' });
    world.clock.advance(1000);
    await record({ itemId: 'eggs', kind: 'writeOff', quantity: 7, note: '打碎' });
    world.clock.advance(1000);
    const counted = accepted(await record({ itemId: 'eggs', kind: 'count', quantity: 260 }));
    expect(counted.ledger[0]).toMatchObject({ kind: 'count', quantity: 260, change: -3 });
    const { ledger } = accepted(await viewStock(world.deps, { actor: officialOfFengchan, siteId: 'puli' }));
    expect(ledger.map(({ kind }) => kind)).toEqual(['count', 'writeOff', 'transferOut', 'transferIn', 'receipt']);
    expect(await stockOf()).toMatchObject({ eggs: 260 });
    expect(await recounted()).toEqual({ eggs: 260 });
  });

  it('never falls below nothing', async () => {
    await record({ itemId: 'masks', kind: 'receipt', quantity: 5 });
    const before = await everything(world);
    expect(await record({ itemId: 'masks', kind: 'writeOff', quantity: 6 })).toEqual({ refused: 'OUT_OF_STOCK' });
    expect(await record({ itemId: 'eggs', kind: 'transferOut', quantity: 1 })).toEqual({ refused: 'OUT_OF_STOCK' });
    expect(await everything(world)).toEqual(before);
  });

  it('changes once per key, whenever the repetition comes', async () => {
    const first = await record({ itemId: 'masks', kind: 'receipt', quantity: 5 }, 'once');
    world.clock.advance(3_600_000);
    await record({ itemId: 'masks', kind: 'writeOff', quantity: 5 });
    expect(await record({ itemId: 'masks', kind: 'receipt', quantity: 5 }, 'once')).toEqual(first);
    expect(await record({ itemId: 'masks', kind: 'receipt', quantity: 6 }, 'once')).toEqual({ refused: 'KEY_REUSED' });
    expect(await stockOf()).toMatchObject({ masks: 0 });
  });

  it('knows only items and sites that exist, and only officials change it', async () => {
    const unknown = (field: string) => ({ refused: 'FIELD_INVALID', fields: [{ field, code: 'FIELD_INVALID' }] });
    expect(await record({ itemId: 'gold', kind: 'receipt', quantity: 1 })).toEqual(unknown('itemId'));
    const elsewhere = { itemId: 'eggs', kind: 'transferIn', quantity: 1, otherSiteId: 'nowhere' } as const;
    expect(await record(elsewhere)).toEqual(unknown('otherSiteId'));
    const receipt = { itemId: 'eggs', kind: 'receipt', quantity: 1 } as const;
    expect(await record(receipt, 'staff', staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    const stranger = { username: 'official-guancheng', role: 'official', scope: 'guancheng' } as const;
    expect(await record(receipt, 'stranger', stranger)).toEqual({ refused: 'NOT_FOUND' });
    expect(await viewStock(world.deps, { actor: stranger, siteId: 'puli' })).toEqual({ refused: 'NOT_FOUND' });
  });
});

describe('what is handed out', () => {
  const bundle = [
    { itemId: 'eggs', quantity: 10 },
    { itemId: 'masks', quantity: 1 },
  ];

  it('leaves the stock, is counted for the day and stands in the ledger', async () => {
    await record({ itemId: 'eggs', kind: 'receipt', quantity: 25 });
    await record({ itemId: 'masks', kind: 'receipt', quantity: 25 });
    expect(await handOut(bundle)).toBeUndefined();
    expect(await handOut(bundle)).toBeUndefined();
    expect(await handOut(bundle)).toMatchObject({ failed: 0 });
    expect(await stockOf()).toMatchObject({ eggs: 5, masks: 23 });
    const balance = await readBalance(world.table, 'puli');
    expect([...balance.handedOutOn('2026-11-24')]).toEqual(
      expect.arrayContaining([
        ['eggs', 20],
        ['masks', 2],
      ]),
    );
    expect([...balance.handedOutOn('2026-11-25')]).toEqual([]);
    expect(await recounted()).toEqual({ eggs: 5, masks: 23 });
  });

  it('is exact while counts and receipts come in at the same moment', async () => {
    await record({ itemId: 'eggs', kind: 'receipt', quantity: 400 });
    await record({ itemId: 'masks', kind: 'receipt', quantity: 100 });
    const handedOut = Promise.all(Array.from({ length: 15 }, () => handOut(bundle)));
    const recorded = await Promise.all([
      record({ itemId: 'eggs', kind: 'count', quantity: 300 }),
      record({ itemId: 'eggs', kind: 'receipt', quantity: 20 }),
      record({ itemId: 'masks', kind: 'writeOff', quantity: 3 }),
    ]);
    expect(recorded.filter(isRefusal)).toEqual([]);
    expect((await handedOut).filter((failure) => failure !== undefined)).toEqual([]);
    expect(await stockOf()).toMatchObject({ ...(await recounted()), masks: 82 });
    const { handedOutOn } = await readBalance(world.table, 'puli');
    expect(handedOutOn('2026-11-24').get('eggs')).toBe(150);
  });

  it('control: goes below nothing when the condition is gone', async () => {
    withoutCondition(world.table, ({ sk }) => sk === 'STOCK');
    await record({ itemId: 'eggs', kind: 'receipt', quantity: 5 });
    await record({ itemId: 'masks', kind: 'receipt', quantity: 5 });
    await handOut(bundle);
    expect((await stockOf()).eggs).toBeLessThan(0);
  });
});
