import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** How long a page is served without asking whether anything but its own day changed. */
const unquestionedMilliseconds = 250;
/** A page is rendered at most four times a second on the long run; a calm one at once. */
const renderMilliseconds = 250;
const rendersAtOnce = 20;
const maxPages = 2_000;

/** A rendered page as it goes over the wire. */
export interface PageBytes {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** What a page was rendered from, and how to see whether that is still so. */
export interface Rendering {
  readonly text: string;
  /** cheap and synchronous: false as soon as this process knows that the page is out of date */
  isCurrent(): boolean;
}

interface Kept extends PageBytes {
  readonly text: string;
  isCurrent(): boolean;
  /** until when nothing else is asked */
  unquestionedUntil: number;
}

/**
 * Pages in memory, as bytes. `recall` is what a request tries first and costs no more than a look into a map; `render`
 * makes the page when there is none or it is out of date. Requests that come meanwhile share one rendering.
 */
export interface PageMemory {
  recall(id: string): PageBytes | undefined;
  render(id: string, make: () => Promise<Rendering | undefined>): Promise<PageBytes | undefined>;
}

/** Opens a memory on a clock in epoch milliseconds. */
export const openPageMemory = (clock: () => number): PageMemory => {
  const pages = new Map<string, Kept>();
  const rendering = new Map<string, Promise<PageBytes | undefined>>();
  const pace = openPace();

  const keep = (id: string, { text, isCurrent }: Rendering): PageBytes => {
    const known = pages.get(id);
    const bytes = known?.text === text ? known : bytesOf(text);
    pages.delete(id);
    pages.set(id, { ...bytes, text, isCurrent, unquestionedUntil: clock() + unquestionedMilliseconds });
    if (pages.size > maxPages) pages.delete(pages.keys().next().value!);
    return bytes;
  };

  const start = async (id: string, make: () => Promise<Rendering | undefined>) => {
    const made = await make();
    if (made) return keep(id, made);
    pages.delete(id);
    return undefined;
  };

  return {
    recall: (id) => {
      const page = pages.get(id);
      if (!page || clock() >= page.unquestionedUntil) return undefined;
      return page.isCurrent() || !pace.mayRender(clock(), id) ? page : undefined;
    },
    render: (id, make) => {
      const running = rendering.get(id);
      if (running) return running;
      pace.count(clock(), id);
      const started = start(id, make).finally(() => rendering.delete(id));
      rendering.set(id, started);
      return started;
    },
  };
};

const bytesOf = (text: string): PageBytes => ({
  plain: new Uint8Array(Buffer.from(text)),
  gzip: new Uint8Array(gzipSync(text)),
  etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`,
});
