import { isRefusal } from '../../domain/refusals.ts';
import type { InputFile } from '../../domain/requests/input-file.ts';
import { readBalance } from '../../store/stock-balance.ts';
import { operator } from '../accounts/operator.ts';
import type { Dependencies } from '../dependencies.ts';
import { recordStock } from '../officials/record-stock.ts';

/** Pieces of an item that a site starts with. */
export interface OpeningStock {
  readonly siteId: string;
  readonly itemId: string;
  readonly quantity: number;
}

/** What the file says of opening stock, told apart by whether the site ever had the item: then it is long open. */
export const planOpeningStock = async (
  { table }: Pick<Dependencies, 'table'>,
  { openingStock }: InputFile,
): Promise<{ toReceive: OpeningStock[]; hadBefore: OpeningStock[] }> => {
  const sites = await Promise.all(
    Object.entries(openingStock).map(async ([siteId, items]) => {
      const { onHand } = await readBalance(table, siteId);
      return Object.entries(items).map(([itemId, quantity]) => ({ siteId, itemId, quantity, had: onHand.has(itemId) }));
    }),
  );
  const { true: hadBefore = [], false: toReceive = [] } = Object.groupBy(
    sites.flat(),
    ({ had }) => `${had}` as 'true' | 'false',
  );
  return { toReceive: toReceive.map(withoutHad), hadBefore: hadBefore.map(withoutHad) };
};

const withoutHad = ({ siteId, itemId, quantity }: OpeningStock): OpeningStock => ({ siteId, itemId, quantity });

/** Records opening stock as goods received, each once however often it is repeated. */
export const receiveOpeningStock = async (deps: Dependencies, stock: readonly OpeningStock[]): Promise<void> => {
  for (const { siteId, itemId, quantity } of stock) {
    const input = { itemId, kind: 'receipt', quantity } as const;
    const key = `opening-stock-${siteId}-${itemId}`;
    const received = await recordStock(deps, { actor: operator, key, siteId, input });
    if (isRefusal(received)) throw new Error(`opening stock of ${itemId} at ${siteId} refused: ${received.refused}`);
  }
};
