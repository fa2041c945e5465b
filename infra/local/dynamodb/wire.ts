import { DynamoDbError, internalServerError } from './errors.ts';

/** What an answer is on the wire, whether it travels through a socket or not. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string;
}

export const CONTENT_TYPE = 'application/x-amz-json-1.0';

/** Operations that answer with nothing at all, not even an empty object. */
const WITHOUT_BODY: readonly string[] = ['TagResource', 'UntagResource'];

/** The answer for an operation that succeeded. */
export const successAnswer = (operation: string, output: Record<string, unknown>): WireAnswer => ({
  status: 200,
  body: WITHOUT_BODY.includes(operation) ? '' : JSON.stringify(output),
});

/** Errors that come from in front of the service write their message with a capital letter. */
const WITH_CAPITAL: readonly string[] = ['SerializationException', 'AccessDeniedException'];

const messageMember = (error: DynamoDbError): object => {
  if (error.message === '') return {};
  return WITH_CAPITAL.includes(error.name) ? { Message: error.message } : { message: error.message };
};

/** The answer for anything that was thrown. */
export const errorAnswer = (thrown: unknown): WireAnswer => {
  const error = thrown instanceof DynamoDbError ? thrown : internalServerError(thrown);
  return {
    status: error.status,
    body: JSON.stringify({ __type: error.type, ...messageMember(error), ...error.details }),
  };
};

/** `Op` of `DynamoDB_20120810.Op`, or undefined for any other text. */
export const operationOf = (target: string | undefined): string | undefined => {
  const [service, operation, ...rest] = target?.split('.') ?? [];
  return service === 'DynamoDB_20120810' && rest.length === 0 ? operation : undefined;
};
