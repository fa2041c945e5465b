/** What a request says about itself. */
interface Request {
  readonly method: string;
  header(name: string): string | undefined;
}

/**
 * True when a person opened this address in a tab: by a scan, a link of ours, or typing. Not so when a browser fetches
 * ahead, when another site leads here or embeds it, and for HEAD. Old browsers, and all of them on plain http, do not
 * send these headers (Fetch Metadata Request Headers, W3C): there the sign-in cookie, which is `Lax`, has to do.
 */
export const isOpenedByPerson = (request: Request): boolean => {
  const header = (name: string) => request.header(name);
  const site = header('sec-fetch-site');
  const mode = header('sec-fetch-mode');
  const destination = header('sec-fetch-dest');
  const isAhead = [header('sec-purpose'), header('purpose'), header('x-moz')].some((purpose) =>
    /prefetch|prerender|preview/i.test(purpose ?? ''),
  );
  return (
    request.method === 'GET' &&
    !isAhead &&
    (site === undefined || site === 'none' || site === 'same-origin') &&
    (mode === undefined || mode === 'navigate') &&
    (destination === undefined || destination === 'document')
  );
};
