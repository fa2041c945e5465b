/** Members that some errors carry beside type and message, exactly as they go over the wire. */
export interface ErrorDetails {
  /** One entry an action, in request order (TransactionCanceledException). */
  readonly CancellationReasons?: readonly CancellationReason[];
  /** The item as it was when the condition failed (ReturnValuesOnConditionCheckFailure: ALL_OLD). */
  readonly Item?: unknown;
}

/** Why one action of a transaction failed; code `None` for the actions that would have passed. */
export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#';
const VALIDATION = 'com.amazon.coral.validate#';
const SERVICE = 'com.amazon.coral.service#';

/** An error of the API. `type` is the full name with the prefix that the service sends in `__type`. */
export class DynamoDbError extends Error {
  readonly type: string;
  readonly status: number;
  readonly details: ErrorDetails;

  constructor(type: string, message: string, details: ErrorDetails = {}, status = 400) {
    super(message);
    this.name = type.slice(type.indexOf('#') + 1);
    this.type = type;
    this.status = status;
    this.details = details;
  }

  get CancellationReasons(): ErrorDetails['CancellationReasons'] {
    return this.details.CancellationReasons;
  }

  get Item(): unknown {
    return this.details.Item;
  }
}

/**
 * A key or index key that does not have the type of the schema. A single operation reports it like any other
 * validation error, a transaction as the reason for its cancellation.
 */
export class SchemaMismatchError extends DynamoDbError {
  constructor(message: string) {
    super(`${VALIDATION}ValidationException`, message);
  }
}

/** The request is well formed but breaks a rule. */
export const validationError = (message: string): DynamoDbError =>
  new DynamoDbError(`${VALIDATION}ValidationException`, message);

/** A rule about parameter values, with the sentence that the service puts in front of it. */
export const invalidParameter = (message: string): DynamoDbError =>
  validationError(`One or more parameter values were invalid: ${message}`);

/** What is wrong with a request of the operations for backups. */
export const invalidRequest = (message: string): DynamoDbError => validationError(`Invalid Request: ${message}`);

/** A member of the request has the wrong JSON type. */
export const serializationError = (message: string): DynamoDbError =>
  new DynamoDbError(`${SERVICE}SerializationException`, message);

export const unknownOperation = (): DynamoDbError => new DynamoDbError(`${SERVICE}UnknownOperationException`, '');

export const missingAuthentication = (): DynamoDbError =>
  new DynamoDbError(`${SERVICE}MissingAuthenticationTokenException`, 'Request is missing Authentication Token');

/** `message` defaults to the words of the data plane; table operations add the table's name. */
export const resourceNotFound = (message = 'Requested resource not found'): DynamoDbError =>
  new DynamoDbError(`${DYNAMODB}ResourceNotFoundException`, message);

export const tableNotFound = (name: string): DynamoDbError =>
  resourceNotFound(`Requested resource not found: Table: ${name} not found`);

/** Operations for backups have errors of their own for tables. */
export const tableWithoutBackups = (name: string): DynamoDbError =>
  new DynamoDbError(`${DYNAMODB}TableNotFoundException`, `Table not found: ${name}`);

export const tableAlreadyExists = (name: string): DynamoDbError =>
  new DynamoDbError(`${DYNAMODB}TableAlreadyExistsException`, `Table already exists: ${name}`);

export const pointInTimeRecoveryUnavailable = (name: string): DynamoDbError =>
  new DynamoDbError(
    `${DYNAMODB}PointInTimeRecoveryUnavailableException`,
    `Point in time recovery is not enabled for table '${name}'`,
  );

/** Full seconds are written without a fraction. */
const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

/** Times are in epoch milliseconds. */
export const invalidRestoreTime = (wanted: number, earliest: number, latest: number): DynamoDbError =>
  new DynamoDbError(
    `${DYNAMODB}InvalidRestoreTimeException`,
    `RestoreDateTime '${isoTime(wanted)}' must be within EarliestRestorableDateTime '${isoTime(earliest)}' ` +
      `and LatestRestorableDateTime '${isoTime(latest)}'`,
  );

export const accessDenied = (message: string): DynamoDbError =>
  new DynamoDbError(`${SERVICE}AccessDeniedException`, message);

export const resourceInUse = (message: string): DynamoDbError =>
  new DynamoDbError(`${DYNAMODB}ResourceInUseException`, message);

export const limitExceeded = (message: string): DynamoDbError =>
  new DynamoDbError(`${DYNAMODB}LimitExceededException`, message);

/** `item` is only given when the request asked for the old image and there was one. */
export const conditionalCheckFailed = (item?: unknown): DynamoDbError =>
  new DynamoDbError(
    `${DYNAMODB}ConditionalCheckFailedException`,
    'The conditional request failed',
    item === undefined ? {} : { Item: item },
  );

/** INSERT never replaces an item. */
export const duplicateItem = (): DynamoDbError =>
  new DynamoDbError(`${DYNAMODB}DuplicateItemException`, 'Duplicate primary key exists in table');

/** The message repeats the codes of all reasons in request order. */
export const transactionCanceled = (reasons: readonly CancellationReason[]): DynamoDbError =>
  new DynamoDbError(
    `${DYNAMODB}TransactionCanceledException`,
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map((reason) => reason.Code).join(', ')}]`,
    { CancellationReasons: reasons },
  );

export const idempotentParameterMismatch = (): DynamoDbError =>
  new DynamoDbError(
    `${DYNAMODB}IdempotentParameterMismatchException`,
    'Transaction token was used with a different payload in a previous request',
  );

/** The write may or may not have happened: the caller has to look or to repeat. */
export const internalServerError = (cause: unknown): DynamoDbError => {
  const error = new DynamoDbError(`${DYNAMODB}InternalServerError`, 'Internal server error', {}, 500);
  error.cause = cause;
  return error;
};
