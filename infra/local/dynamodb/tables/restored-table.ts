import { invalidRequest } from '../errors.ts';
import type { TablePlan } from './new-table.ts';
import { type IndexOverrides, type RestoredBilling, restoredIndexes } from './restored-indexes.ts';
import { readSettings, type SettingsParams } from './settings.ts';
import { NO_THROUGHPUT, type Table, type Throughput, withoutUnusedAttributes } from './table.ts';
import { checkBounds } from './throughput.ts';

/** What a restored table shall have other than its source. */
export interface Overrides extends IndexOverrides {
  readonly BillingModeOverride?: Table['billingMode'];
  readonly ProvisionedThroughputOverride?: Throughput;
  readonly OnDemandThroughputOverride?: Readonly<Record<string, unknown>>;
  readonly SSESpecificationOverride?: SettingsParams['SSESpecification'];
}

const restoredThroughput = (source: Table, overrides: Overrides, { mode, isOverridden }: RestoredBilling) => {
  const { ProvisionedThroughputOverride: units } = overrides;
  checkBounds(units);
  if (mode === 'PROVISIONED') {
    if (isOverridden && units === undefined)
      throw invalidRequest('Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED');
    return units ?? source.throughput;
  }
  if (units === undefined) return NO_THROUGHPUT;
  throw invalidRequest(
    isOverridden
      ? 'Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST'
      : 'Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED',
  );
};

/** Encryption and the limits of on-demand capacity stay; streams, class and warm throughput do not. */
const restoredSettings = ({ settings }: Table, overrides: Overrides, { mode }: RestoredBilling) => {
  const { OnDemandThroughputOverride: limits, SSESpecificationOverride: encryption } = overrides;
  const [limit] = Object.keys(limits ?? {});
  if (mode === 'PROVISIONED' && limit !== undefined)
    throw invalidRequest(
      `Cannot override ${limit} for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST`,
    );
  const { SSEDescription, OnDemandThroughput } = settings;
  return {
    ...(SSEDescription !== undefined && encryption === undefined && { SSEDescription }),
    ...(OnDemandThroughput !== undefined && mode === 'PAY_PER_REQUEST' && { OnDemandThroughput }),
    ...readSettings({
      ...(encryption && { SSESpecification: encryption }),
      ...(limit !== undefined && { OnDemandThroughput: limits }),
    }),
  };
};

/**
 * What a restored table is like: as its source is now, apart from what is overridden. It has no time to live, no
 * recovery, no stream and no tags, and is not protected. Throws the service's words for the first fault.
 */
export const restoredTable = (source: Table, name: string, overrides: Overrides): TablePlan => {
  const { BillingModeOverride: mode = source.billingMode } = overrides;
  const billing = { mode, isOverridden: overrides.BillingModeOverride !== undefined };
  const { key, attributeTypes } = source;
  const throughput = restoredThroughput(source, overrides, billing);
  const settings = restoredSettings(source, overrides, billing);
  const indexes = restoredIndexes(source, overrides, billing);
  const plan = { name, key, attributeTypes, indexes, billingMode: mode, throughput, settings };
  return withoutUnusedAttributes({ ...plan, deletionProtection: false, tags: {} });
};
