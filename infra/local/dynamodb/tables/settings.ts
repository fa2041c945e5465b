import { keyArn } from './account.ts';
import type { StreamSpecification } from './stream-settings.ts';

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
  readonly WarmThroughput?: unknown;
}

/** The members of TableDescription that come from these settings; for streams see stream-settings.ts. */
export const readSettings = (params: SettingsParams): Record<string, unknown> => {
  const { TableClass, SSESpecification, OnDemandThroughput } = params;
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
