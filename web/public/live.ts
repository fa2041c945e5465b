/**
 * Seconds between two looks. Each costs a request and a Query per site on the screen; at five seconds they would be the
 * largest item of the bill (docs/cost.md).
 */
export const liveSeconds = 15;

/**
 * Keeps the parts of a page that are marked `data-live` fresh: asks for the same page again and puts the new parts in the
 * place of the old, except a part in which somebody is typing. A page in the background does not ask. Without it the page
 * has a link to refresh.
 */
export const liveScript = `(() => {
  const parts = () => document.querySelectorAll('[data-live]');
  const refresh = async () => {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (!answer.ok || answer.redirected) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts()) {
      const fresh = next.getElementById(part.id);
      if (fresh && !part.contains(document.activeElement) && fresh.innerHTML !== part.innerHTML) part.replaceWith(fresh);
    }
  };
  const again = () => setTimeout(async () => {
    if (!document.hidden) await refresh().catch(() => undefined);
    again();
  }, ${liveSeconds * 1000});
  if (parts().length > 0) again();
})();
`;
