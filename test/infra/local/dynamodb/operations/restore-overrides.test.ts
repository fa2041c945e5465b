import { beforeEach, describe, expect, it } from 'vitest';
import { addFurnished, addProvisioned, BY_G, BY_L, described, OTHER_UNITS, UNITS } from '../support/furnished.ts';
import { openRecoveryBed, type RecoveryBed } from '../support/recovery.ts';

let bed: RecoveryBed;

beforeEach(() => {
  bed = openRecoveryBed();
});

const LATEST = { UseLatestRestorableTime: true };

describe('what is overridden', () => {
  it.each([
    ['units to units on demand', { BillingModeOverride: 'PAY_PER_REQUEST' }, 'PAY_PER_REQUEST', 0, 0],
    ['the units of the table only', { ProvisionedThroughputOverride: OTHER_UNITS }, undefined, 7, 5],
    [
      'the units of an index only',
      { GlobalSecondaryIndexOverride: [{ ...BY_G, ProvisionedThroughput: OTHER_UNITS }] },
      undefined,
      5,
      7,
    ],
  ] as const)('is %s', async (_name, overrides, mode, units, indexUnits) => {
    await addProvisioned(bed);
    await bed.restore({ ...LATEST, ...structuredClone(overrides as object) });
    const table = await described(bed);
    expect((table.BillingModeSummary as { BillingMode?: string } | undefined)?.BillingMode).toBe(mode);
    expect(table).toMatchObject({
      ProvisionedThroughput: { ReadCapacityUnits: units },
      GlobalSecondaryIndexes: [{ ProvisionedThroughput: { ReadCapacityUnits: indexUnits } }],
    });
  });

  it('is units on demand to units', async () => {
    await addFurnished(bed);
    await bed.restore({
      ...LATEST,
      BillingModeOverride: 'PROVISIONED',
      ProvisionedThroughputOverride: UNITS,
      GlobalSecondaryIndexOverride: [{ ...BY_G, ProvisionedThroughput: OTHER_UNITS }],
    });
    const table = await described(bed);
    expect(table).toMatchObject({
      ProvisionedThroughput: UNITS,
      GlobalSecondaryIndexes: [{ ProvisionedThroughput: OTHER_UNITS }],
    });
    expect(table).not.toHaveProperty('OnDemandThroughput');
  });

  it('is the names of indexes, whatever the order of their attributes', async () => {
    await addFurnished(bed);
    await bed.restore({
      ...LATEST,
      GlobalSecondaryIndexOverride: [
        { ...BY_G, IndexName: 'renamed', Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['b', 'a'] } },
      ],
      LocalSecondaryIndexOverride: [{ ...BY_L, IndexName: 'alsoRenamed' }],
    });
    expect(await described(bed)).toMatchObject({
      GlobalSecondaryIndexes: [{ IndexName: 'renamed' }],
      LocalSecondaryIndexes: [{ IndexName: 'alsoRenamed' }],
    });
    expect(await bed.items('Restored', 'renamed')).toHaveLength(1);
    expect(await bed.items('Restored', 'alsoRenamed')).toHaveLength(1);
  });

  it('is to have no indexes, and no definitions of what they were by', async () => {
    await addFurnished(bed);
    await bed.restore({ ...LATEST, GlobalSecondaryIndexOverride: [], LocalSecondaryIndexOverride: [] });
    const table = await described(bed);
    expect(table).not.toHaveProperty('GlobalSecondaryIndexes');
    expect(table).not.toHaveProperty('LocalSecondaryIndexes');
    expect(table.AttributeDefinitions).toHaveLength(2);
    expect(table.ItemCount).toBe(1);
  });

  it('is the encryption and the limits of units on demand', async () => {
    await addFurnished(bed);
    const OnDemandThroughput = { MaxReadRequestUnits: 1, MaxWriteRequestUnits: 2 };
    await bed.restore({
      ...LATEST,
      SSESpecificationOverride: { Enabled: false },
      OnDemandThroughputOverride: OnDemandThroughput,
    });
    const table = await described(bed);
    expect(table).not.toHaveProperty('SSEDescription');
    expect(table).toMatchObject({ OnDemandThroughput });
  });
});
