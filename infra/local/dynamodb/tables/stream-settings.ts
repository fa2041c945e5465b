import { invalidParameter, validationError } from '../errors.ts';
import { tableArn } from './account.ts';

/** Streams are described, but nothing can be read from them. */
export interface StreamSpecification {
  readonly StreamEnabled?: boolean;
  readonly StreamViewType?: string;
}

type Settings = Readonly<Record<string, unknown>>;

/** A stream is named after the time of its creation; one time does for all, as none is ever read. */
const LABEL = new Date(0).toISOString().slice(0, -1);

const enabled = (specification: StreamSpecification, tableName: string): Settings => ({
  StreamSpecification: specification,
  LatestStreamLabel: LABEL,
  LatestStreamArn: `${tableArn(tableName)}/stream/${LABEL}`,
});

/** The members of TableDescription that come from CreateTable's StreamSpecification. */
export const newStream = (specification: StreamSpecification, tableName: string): Settings => {
  const { StreamEnabled: isEnabled, StreamViewType: view } = specification;
  if (isEnabled && view === undefined)
    throw invalidParameter('Table is being created with a stream enabled, UpdateViewType is required');
  if (!isEnabled && view !== undefined)
    throw invalidParameter('Table is being created with a stream disabled, UpdateViewType should not be specified');
  return isEnabled ? enabled(specification, tableName) : {};
};

/** All settings after UpdateTable's StreamSpecification; the last stream's name stays when it is switched off. */
export const changeStream = (settings: Settings, specification: StreamSpecification, tableName: string): Settings => {
  const { StreamEnabled: isEnabled, StreamViewType: view } = specification;
  const { StreamSpecification: current, ...others } = settings;
  if (isEnabled && view === undefined)
    throw invalidParameter('If stream is being enabled then UpdateViewType is required');
  if (!isEnabled && view !== undefined)
    throw invalidParameter('If stream is being disabled, then UpdateViewType must not be specified');
  if (isEnabled && current !== undefined)
    throw validationError(`Table already has an enabled stream: TableName: ${tableName}`);
  if (!isEnabled && current === undefined)
    throw validationError(`Table has no stream to disable: TableName: ${tableName}`);
  return isEnabled ? { ...others, ...enabled(specification, tableName) } : others;
};
