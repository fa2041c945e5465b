import { type Outcome, refuse } from '../../shared/domain/refusals.ts';

/** No request of ours is longer; the longest booking takes about 2 KiB. */
const maxBodyBytes = 16 * 1024;

const nothing = new Uint8Array(0);

/** Reads the body once, whole. BODY_TOO_LARGE as soon as it is known to pass 16 KiB, by its length or while it arrives. */
export const readBody = async (request: Request): Promise<Outcome<Uint8Array<ArrayBuffer>>> => {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > maxBodyBytes) return refuse('BODY_TOO_LARGE');
  if (request.method === 'GET' || request.method === 'HEAD') return nothing;
  // The announced length is enforced by the HTTP parser; reading the whole is far cheaper than a stream.
  if (announced !== null) return new Uint8Array(await request.arrayBuffer());
  return request.body ? readStream(request.body) : nothing;
};

const readStream = async (stream: ReadableStream<Uint8Array>): Promise<Outcome<Uint8Array<ArrayBuffer>>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream.values({ preventCancel: true })) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) break;
    chunks.push(chunk);
  }
  if (size <= maxBodyBytes) return new Uint8Array(Buffer.concat(chunks));
  discard(stream);
  return refuse('BODY_TOO_LARGE');
};

/** Lets the rest arrive while the answer leaves: a stream that is ended takes its connection with it, and the answer. */
const discard = (stream: ReadableStream<Uint8Array>): void => {
  stream.pipeTo(new WritableStream()).catch(() => undefined);
};

/** What stands where somebody before us could not read the bytes, API Gateway for one; nobody types it. */
const replacementCharacter = '\ufffd';

/** The text of a body; BAD_ENCODING when it is not UTF-8. */
export const decodeText = (body: Uint8Array<ArrayBuffer>): Outcome<string> => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return text.includes(replacementCharacter) ? refuse('BAD_ENCODING') : text;
  } catch {
    return refuse('BAD_ENCODING');
  }
};
