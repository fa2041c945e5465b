import { type Outcome, refuse, refuseField } from './refusals.ts';
import type { EntitledItem } from './rewards.ts';

/** A thing that is handed over, and how many of it. */
export interface Portion {
  readonly itemId: string;
  readonly quantity: number;
}

/**
 * What exactly is handed out: a whole bundle, or the one item chosen of a choice. `chosen` are the items that staff
 * named, `wished` is what the resident chose when booking. Refuses with NOT_ENTITLED, with CHOICE_REQUIRED when no
 * choice was made or more than one, and with FIELD_INVALID for items that do not belong to the entitlement.
 */
export const portionsOf = (
  entitlement: readonly EntitledItem[],
  chosen: readonly string[] | undefined,
  wished: string | undefined,
): Outcome<Portion[]> => {
  if (entitlement.length === 0) return refuse('NOT_ENTITLED');
  const offered = new Map(entitlement.map((item) => [item.itemId, item]));
  if (chosen?.some((itemId) => !offered.has(itemId))) return refuseField('itemIds');
  const isChoice = entitlement[0]!.oneOf === true;
  if (!isChoice) {
    const isWhole = chosen === undefined || new Set(chosen).size === entitlement.length;
    return isWhole ? entitlement.map(toPortion) : refuseField('itemIds', 'CHOICE_REQUIRED');
  }
  const [choice, ...others] = new Set(chosen ?? (wished !== undefined && offered.has(wished) ? [wished] : []));
  return choice === undefined || others.length > 0
    ? refuseField('itemIds', 'CHOICE_REQUIRED')
    : [toPortion(offered.get(choice)!)];
};

const toPortion = ({ itemId, quantity }: EntitledItem): Portion => ({ itemId, quantity });
