import { validationError } from '../errors.ts';
import { keyArn } from './account.ts';
import type { StreamSpecification } from './stream-settings.ts';
import type { WarmThroughput } from './warm-throughput.ts';

/** Members of CreateTable and UpdateTable that are stored and answered, but change nothing here. */
export interface SettingsParams {
  readonly TableClass?: string;
  readonly SSESpecification?: {
    readonly Enabled?: boolean;
    readonly SSEType?: string;
    readonly KMSMasterKeyId?: string;
  };
  readonly StreamSpecification?: StreamSpecification;
  readonly OnDemandThroughput?: unknown;
  readonly WarmThroughput?: WarmThroughput;
}

const TABLE_CLASSES = ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'];

const checkTableClass = (tableClass: string): void => {
  if (!TABLE_CLASSES.includes(tableClass))
    throw validationError(
      `Invalid table-class parameter provided. Please try again with a valid table-class value: [${TABLE_CLASSES.join(', ')}].`,
    );
};

/** The members of TableDescription that come from these settings; streams and warm throughput have files of their own. */
export const readSettings = (params: SettingsParams): Record<string, unknown> => {
  const { TableClass, SSESpecification, OnDemandThroughput } = params;
  if (TableClass !== undefined) checkTableClass(TableClass);
  return {
    ...(TableClass && { TableClassSummary: { TableClass } }),
    ...(SSESpecification?.Enabled && {
      SSEDescription: {
        Status: 'ENABLED',
        SSEType: SSESpecification.SSEType ?? 'KMS',
        KMSMasterKeyArn: SSESpecification.KMSMasterKeyId ?? keyArn('00000000-0000-0000-0000-000000000000'),
      },
    }),
    ...(OnDemandThroughput !== undefined && { OnDemandThroughput }),
  };
};
