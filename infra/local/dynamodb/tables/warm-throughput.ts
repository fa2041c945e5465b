import { invalidParameter } from '../errors.ts';
import type { Table } from './table.ts';

/** What a table could take at once, in units a second; answered, never enforced. */
export interface WarmThroughput {
  readonly ReadUnitsPerSecond?: number;
  readonly WriteUnitsPerSecond?: number;
}

type Capacity = Pick<Table, 'billingMode' | 'throughput'>;

/** Source: "On-demand capacity mode", initial throughput. */
const ON_DEMAND: Required<WarmThroughput> = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000 };

const ON_DEMAND_HELP =
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial';

const UNITS = ['ReadUnitsPerSecond', 'WriteUnitsPerSecond'] as const;

/** What every table, or index with units of its own, is warm for without being asked to. */
const initial = ({ billingMode, throughput }: Capacity): Required<WarmThroughput> =>
  billingMode === 'PAY_PER_REQUEST'
    ? ON_DEMAND
    : { ReadUnitsPerSecond: throughput.ReadCapacityUnits, WriteUnitsPerSecond: throughput.WriteCapacityUnits };

/** As tables and indexes are described that were not asked to be warmer. */
export const describeWarmth = (capacity: Capacity): object => ({ ...initial(capacity), Status: 'ACTIVE' });

/** A new table's throughput; the half that was not asked for is what every table has. */
export const newWarmth = (wanted: WarmThroughput, capacity: Capacity): object => {
  const least = initial(capacity);
  for (const unit of UNITS) {
    if ((wanted[unit] ?? least[unit]) >= least[unit]) continue;
    throw invalidParameter(
      capacity.billingMode === 'PAY_PER_REQUEST'
        ? `Requested ${unit} for WarmThroughput for table is lower than initial throughput for OnDemand. See: ${ON_DEMAND_HELP}`
        : `Requested ${unit} for WarmThroughput for table is lower than ` +
            `${unit === 'ReadUnitsPerSecond' ? 'Read' : 'Write'}CapacityUnits of ProvisionedThroughput`,
    );
  }
  return { ...least, ...wanted, Status: 'ACTIVE' };
};

/** It only ever rises. */
export const raiseWarmth = (wanted: WarmThroughput, table: Table): object => {
  const current: WarmThroughput = { ...initial(table), ...(table.settings.WarmThroughput as WarmThroughput) };
  const lowered = UNITS.find((unit) => (wanted[unit] ?? Number.POSITIVE_INFINITY) < (current[unit] ?? 0));
  if (lowered !== undefined)
    throw invalidParameter(
      `Requested ${lowered} for WarmThroughput for table is lower than current WarmThroughput, ` +
        'decreasing WarmThroughput is not supported',
    );
  return { ...current, ...wanted, Status: 'ACTIVE' };
};
