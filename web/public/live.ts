/**
 * Keeps the parts of a page that are marked `data-live` fresh: asks for the same page every few seconds and puts the new
 * parts in the place of the old, except a part in which somebody is typing. Without it the page has a link to refresh.
 */
export const liveScript = `(() => {
  const seconds = 5;
  const parts = () => document.querySelectorAll('[data-live]');
  let etag = '';
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: etag ? { 'if-none-match': etag } : {}, cache: 'no-store' });
    if (answer.status === 304 || !answer.ok || answer.redirected) return;
    etag = answer.headers.get('etag') ?? '';
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts()) {
      const fresh = next.getElementById(part.id);
      if (fresh && !part.contains(document.activeElement) && fresh.innerHTML !== part.innerHTML) part.replaceWith(fresh);
    }
  };
  const again = () => setTimeout(async () => {
    if (!document.hidden) await refresh().catch(() => undefined);
    again();
  }, seconds * 1000);
  if (parts().length > 0) again();
})();
`;
