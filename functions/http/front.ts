import { sameText } from '../../shared/usecases/secrets.ts';

/** What a front tells about the client that it speaks for. */
export interface FrontView {
  /** the host that the client named */
  readonly host: string;
  /** the client's network address */
  readonly client: string | undefined;
}

/**
 * A cache of our own that stands between clients and this process (CloudFront). Requests that do not come through it are
 * refused, so that nobody goes around what it keeps away.
 */
export interface Front {
  /** what it tells, or undefined when the request did not come through it */
  viewOf(request: Request): FrontView | undefined;
}

/** Headers that the front sets; infra/aws/viewer-request.js sets them, whatever the client sent. */
const headers = { key: 'x-origin-key', host: 'x-viewer-host', client: 'x-viewer-address' } as const;

/** A front that proves itself by one of these keys; they are asked for at every request, because they may be replaced. */
export const frontWithKeys = (keys: () => readonly string[]): Front => ({
  viewOf: (request) => {
    const host = request.headers.get(headers.host);
    const sent = request.headers.get(headers.key);
    if (host === null || !sent || !keys().some((key) => sameText(sent, key))) return undefined;
    return { host, client: request.headers.get(headers.client) ?? undefined };
  },
});
