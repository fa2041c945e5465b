import { invalidParameter, validationError } from '../errors.ts';
import type { Table, Throughput } from './table.ts';

const MAX_UNITS = 1_000_000_000_000;

const isOutOfBounds = (units = 0): boolean => units > MAX_UNITS;

/** The units of a table have a limit of their own, whatever the account's is. */
export const checkBounds = (throughput: Throughput | undefined): void => {
  for (const name of ['ReadCapacityUnits', 'WriteCapacityUnits'] as const) {
    const units = throughput?.[name];
    if (isOutOfBounds(units)) throw validationError(`Given value ${units} for ${name} is out of bounds`);
  }
};

/** The same limit, in the odd words that the service has for indexes. */
export const checkIndexBounds = ({ ReadCapacityUnits: reads, WriteCapacityUnits: writes }: Throughput): void => {
  if (isOutOfBounds(reads) || isOutOfBounds(writes))
    throw validationError(
      'This operation cannot be performed with given input values. ' +
        'Please contact DynamoDB service team for more info: Action Blocked: IndexUpdate',
    );
};

/** Asking for what there is already is an error; `subject` is the table or one of its indexes. */
export const checkThroughputChanges = (subject: string, current: Throughput, wanted: Throughput): void => {
  const { ReadCapacityUnits: reads, WriteCapacityUnits: writes } = current;
  if (wanted.ReadCapacityUnits !== reads || wanted.WriteCapacityUnits !== writes) return;
  const [kind] = subject.split(' ');
  throw validationError(
    `The provisioned throughput for the ${subject} will not change. The requested value equals the current value. ` +
      `Current ReadCapacityUnits provisioned for the ${kind}: ${reads}. Requested ReadCapacityUnits: ${reads}. ` +
      `Current WriteCapacityUnits provisioned for the ${kind}: ${writes}. Requested WriteCapacityUnits: ${writes}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );
};

/** An index has capacity units of its own exactly when its table has. */
export const checkIndexThroughput = (
  billingMode: Table['billingMode'],
  name: string,
  throughput: Throughput | undefined,
): void => {
  if (billingMode === 'PAY_PER_REQUEST' && throughput !== undefined)
    throw invalidParameter(
      `Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: ${name} ` +
        'when BillingMode is PAY_PER_REQUEST',
    );
  if (billingMode === 'PROVISIONED' && throughput === undefined)
    throw invalidParameter(`ProvisionedThroughput must be specified for index: ${name}`);
};
