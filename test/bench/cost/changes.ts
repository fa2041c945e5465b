import type { ShippedName } from '../../support/deployments.ts';
import type { Assumptions } from './assumptions.ts';
import { billFor, totalOf, useOf } from './bill.ts';
import type { RequestCost } from './measure/desk.ts';
import type { InfraFacts } from './measure/infra.ts';
import type { Measured } from './measure/record.ts';
import type { Meter } from './meters.ts';
import type { Occasion } from './volumes.ts';

/** Something that could be otherwise: what it changes of what the bill is worked out from. */
interface Change {
  readonly name: string;
  readonly infra?: (infra: InfraFacts) => InfraFacts;
  readonly acts?: (cost: RequestCost) => RequestCost;
  readonly assumptions?: Partial<Assumptions>;
  /** what is then not used at all */
  readonly without?: readonly Meter[];
}

export const changes: readonly Change[] = [
  {
    name: 'no CloudFront and no firewall',
    infra: ({ secrets, secretsRead, ...infra }) => ({
      ...infra,
      hasCloudFront: false,
      firewalls: 0,
      firewallRules: 0,
      secrets: secrets - 1,
      secretsRead: Object.fromEntries(
        Object.entries(secretsRead).map(([name, count]) => [name, count > 1 ? count - 1 : count]),
      ),
    }),
  },
  { name: 'CloudFront without the firewall', infra: (infra) => ({ ...infra, firewalls: 0, firewallRules: 0 }) },
  { name: "DynamoDB's key in place of the account's own", infra: (infra) => ({ ...infra, keys: 0 }) },
  { name: 'half of all lists and days answered by CloudFront', assumptions: { cacheHits: 0.5 } },
  { name: 'screens of staff and officials look anew every 30 seconds', assumptions: { liveSeconds: 30 } },
  { name: 'no traces', without: ['traces'] },
  {
    // At WARN the figures stay: they are not lines of the logger.
    name: 'log level WARN',
    acts: (cost) => ({ ...cost, logBytes: cost.figureBytes }),
  },
  { name: 'no access log', infra: (infra) => ({ ...infra, accessLogBytes: 0 }) },
  { name: 'logs kept for 7 days', infra: (infra) => ({ ...infra, logRetentionDays: 7 }) },
  { name: 'the dashboard within the free three', without: ['dashboardMonths'] },
  {
    name: 'every request takes twice the milliseconds',
    acts: (cost) => ({ ...cost, milliseconds: cost.milliseconds * 2 }),
  },
  { name: 'calls to DynamoDB take 10 ms', assumptions: { roundTrip: 10 } },
];

/** By how much the total changes. */
export const differenceOf = (
  change: Change,
  occasion: Occasion,
  name: ShippedName,
  measured: Measured,
  given: Assumptions,
): number => {
  const { infra = (same) => same, acts = (same) => same, assumptions = {}, without = [] } = change;
  const changed: Measured = {
    ...measured,
    infra: { ...measured.infra, [name]: infra(measured.infra[name]) },
    acts: Object.fromEntries(Object.entries(measured.acts).map(([act, cost]) => [act, acts(cost)])) as Measured['acts'],
  };
  const before = totalOf(billFor(useOf(occasion, name, measured, given).all));
  const bill = billFor(useOf(occasion, name, changed, { ...given, ...assumptions }).all);
  return totalOf(bill) - without.reduce((sum, meter) => sum + bill[meter], 0) - before;
};
