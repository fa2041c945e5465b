import { tableArn } from './account.ts';

/** Members of CreateTable and UpdateTable that are stored and answered, but change nothing here. */
export interface SettingsParams {
  readonly TableClass?: string;
  readonly SSESpecification?: {
    readonly Enabled?: boolean;
    readonly SSEType?: string;
    readonly KMSMasterKeyId?: string;
  };
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean; readonly StreamViewType?: string };
  readonly OnDemandThroughput?: unknown;
  readonly WarmThroughput?: unknown;
}

/** The members of TableDescription that come from these settings. */
export const readSettings = (params: SettingsParams, tableName: string): Record<string, unknown> => {
  const { TableClass, SSESpecification, StreamSpecification, OnDemandThroughput } = params;
  const label = new Date(0).toISOString().slice(0, -1);
  return {
    ...(TableClass && { TableClassSummary: { TableClass } }),
    ...(SSESpecification?.Enabled && {
      SSEDescription: { Status: 'ENABLED', SSEType: SSESpecification.SSEType ?? 'KMS' },
    }),
    ...(StreamSpecification?.StreamEnabled && {
      StreamSpecification,
      LatestStreamLabel: label,
      LatestStreamArn: `${tableArn(tableName)}/stream/${label}`,
    }),
    ...(OnDemandThroughput !== undefined && { OnDemandThroughput }),
  };
};
