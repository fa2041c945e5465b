import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterLines, type LedgerLine, ledgerKinds, ledgerLine } from '../../shared/domain/stock.ts';

describe('a ledger line', () => {
  it.each([
    ['receipt', 30, 30],
    ['transferIn', 30, 30],
    ['writeOff', 30, -30],
    ['transferOut', 30, -30],
    ['handOut', 30, -30],
    ['count', 30, -70],
    ['count', 130, 30],
  ] as const)('%s of %i changes 100 on hand by %i', (kind, quantity, change) => {
    expect(ledgerLine(kind, 'eggs', quantity, 100)).toEqual({ itemId: 'eggs', quantity, change });
  });

  it('adds up with all others to what is on hand, whatever happens in whatever order', () => {
    const act = fc.record({ kind: fc.constantFrom(...ledgerKinds), quantity: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const lines: LedgerLine[] = [];
        let onHand = new Map<string, number>();
        for (const { kind, quantity } of acts) {
          const line = ledgerLine(kind, 'eggs', quantity, onHand.get('eggs') ?? 0);
          lines.push(line);
          onHand = afterLines(onHand, [line]);
          if (kind === 'count') expect(onHand.get('eggs')).toBe(quantity);
        }
        expect(lines.reduce((sum, { change }) => sum + change, 0)).toBe(onHand.get('eggs') ?? 0);
      }),
      { seed: 1 },
    );
  });
});
