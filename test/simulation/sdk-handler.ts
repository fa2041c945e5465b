import type { EmbeddedRequestHandler } from '../../infra/local/dynamodb/request-handler.ts';
import { CONTENT_TYPE, operationOf, type WireAnswer } from '../../infra/local/dynamodb/wire.ts';

const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();

/** What a client of the SDK takes as `requestHandler`, from whatever answers an operation and its body. */
export const sdkHandler = (
  answerTo: (operation: string, body: string) => Promise<WireAnswer>,
): EmbeddedRequestHandler => ({
  handle: async ({ headers, body = '' }) => {
    const answer = await answerTo(operationOf(headers['x-amz-target'])!, textOf(body));
    const response = {
      statusCode: answer.status,
      headers: { 'content-type': CONTENT_TYPE },
      body: Buffer.from(answer.body),
    };
    return { response };
  },
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
  destroy: () => {},
});
