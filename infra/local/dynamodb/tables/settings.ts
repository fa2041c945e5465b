import { invalidParameter } from '../errors.ts';
import { keyArn, tableArn } from './account.ts';

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

const checkStream = (stream: SettingsParams['StreamSpecification']): void => {
  if (stream === undefined) return;
  const { StreamEnabled: isEnabled, StreamViewType: view } = stream;
  if (isEnabled && view === undefined)
    throw invalidParameter('StreamViewType must be specified when StreamEnabled is true');
  if (!isEnabled && view !== undefined)
    throw invalidParameter('StreamViewType should not be specified when StreamEnabled is false');
};

/** The members of TableDescription that come from these settings. */
export const readSettings = (params: SettingsParams, tableName: string): Record<string, unknown> => {
  const { TableClass, SSESpecification, StreamSpecification, OnDemandThroughput } = params;
  checkStream(StreamSpecification);
  const label = new Date(0).toISOString().slice(0, -1);
  return {
    ...(TableClass && { TableClassSummary: { TableClass } }),
    ...(SSESpecification?.Enabled && {
      SSEDescription: {
        Status: 'ENABLED',
        SSEType: SSESpecification.SSEType ?? 'KMS',
        KMSMasterKeyArn: SSESpecification.KMSMasterKeyId ?? keyArn('00000000-0000-0000-0000-000000000000'),
      },
    }),
    ...(StreamSpecification?.StreamEnabled && {
      StreamSpecification,
      LatestStreamLabel: label,
      LatestStreamArn: `${tableArn(tableName)}/stream/${label}`,
    }),
    ...(OnDemandThroughput !== undefined && { OnDemandThroughput }),
  };
};
