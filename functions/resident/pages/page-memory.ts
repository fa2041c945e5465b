import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** How long a page is served without asking whether more than its own day changed. */
const unquestionedMilliseconds = 250;
/** A page under constant change is rendered four times a second; one that was calm before is rendered at once. */
const renderEveryMilliseconds = 250;
const rendersAtOnce = 20;
/** Pages kept; the one rendered longest ago goes first. */
const maxPages = 2_000;

/** A rendered page as it goes over the wire. */
export interface PageBytes {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** What a page would be rendered from right now. */
export interface PageSource {
  /** all that the text depends on, compared one by one */
  readonly version: readonly unknown[];
  /** costs next to nothing: false as soon as this process itself changed what the page shows */
  isCurrent(): boolean;
  render(): Promise<string>;
}

interface KeptPage extends PageBytes {
  readonly source: PageSource;
  readonly text: string;
  /** until when a change is only looked for by `isCurrent` */
  readonly unquestionedUntil: number;
  /** runs ahead of the clock by the time that the renderings so far were worth */
  readonly renderedUpTo: number;
}

/** Pages in memory, as bytes. */
export interface PageMemory {
  /** The page, if it can be served as it is: what every request tries first, no more than a look into a map. */
  recall(id: string): PageBytes | undefined;
  /** Looks at the source and renders when it changed. Requests that come meanwhile share the work. */
  refresh(id: string, look: () => Promise<PageSource | undefined>): Promise<PageBytes | undefined>;
}

/** Opens a memory on a clock in epoch milliseconds. */
export const openPageMemory = (clock: () => number): PageMemory => {
  const pages = new Map<string, KeptPage>();
  const refreshing = new Map<string, Promise<PageBytes | undefined>>();

  const keep = (id: string, page: KeptPage): KeptPage => {
    pages.delete(id);
    pages.set(id, page);
    if (pages.size > maxPages) pages.delete(pages.keys().next().value!);
    return page;
  };

  const look = async (id: string, lookAt: () => Promise<PageSource | undefined>) => {
    const source = await lookAt();
    const known = pages.get(id);
    if (!source) return undefined;
    const nowAt = clock();
    const unquestionedUntil = nowAt + unquestionedMilliseconds;
    if (known && isSame(known.source.version, source.version)) return keep(id, { ...known, unquestionedUntil });
    const renderedUpTo = Math.max(nowAt, known?.renderedUpTo ?? 0) + renderEveryMilliseconds;
    const text = await source.render();
    const bytes = known?.text === text ? known : bytesOf(text);
    return keep(id, { ...bytes, text, source, unquestionedUntil, renderedUpTo });
  };

  return {
    recall: (id) => {
      const page = pages.get(id);
      const nowAt = clock();
      if (!page || nowAt >= page.unquestionedUntil) return undefined;
      const mayRender = page.renderedUpTo - nowAt < rendersAtOnce * renderEveryMilliseconds;
      return mayRender && !page.source.isCurrent() ? undefined : page;
    },
    refresh: (id, lookAt) => {
      const running = refreshing.get(id);
      if (running) return running;
      const started = look(id, lookAt).finally(() => refreshing.delete(id));
      refreshing.set(id, started);
      return started;
    },
  };
};

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, index) => part === b[index]);

const bytesOf = (text: string): PageBytes => ({
  plain: new Uint8Array(Buffer.from(text)),
  gzip: new Uint8Array(gzipSync(text)),
  etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`,
});
