import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../shared/domain/accounts.ts';
import { localDateOf } from '../../shared/domain/time.ts';
import { remainingIn } from '../../shared/usecases/availability/board-slot.ts';
import { signedIn } from '../support/api.ts';
import { crawl, kindOf } from '../support/crawl.ts';
import { openDemoWorld } from '../support/demo-world.ts';
import { linksOf, titleOf } from '../support/html.ts';
import { visit } from '../support/pages.ts';
import { booked, type World } from '../support/world.ts';

/** One initial TCP window: ten segments of 1,460 bytes (RFC 6928). */
const maxPageBytes = 14_600;
const staff: StaffActor = { username: 'staff-of-a-full-day', role: 'staff', scope: 'puli' };
const official: StaffActor = { username: 'official-of-a-street', role: 'official', scope: 'fengchanlu' };
const admin: StaffActor = { username: 'admin-of-a-city', role: 'admin', scope: '*' };

/** One page of each kind that a role has. */
const pagesOf = async (world: World, actor: StaffActor, first: string, language: string) => {
  const username = `${actor.username}-${language}`.toLowerCase();
  const visitor = visit(world, await signedIn(world, { ...actor, username }));
  return crawl(async (path) => {
    const page = await visitor.get(path, { 'accept-language': language });
    return { ...page, location: page.headers.get('location') };
  }, first);
};

/** The same for all: they only look. */
let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
  await fillPuli(world);
});

describe.each([
  ['staff', staff, '/desk'],
  ['an official', official, '/office'],
  ['an administrator', admin, '/office'],
] as const)('the pages of %s', (_who, actor, first) => {
  describe.each(['zh-CN', 'en'])('in %s, on a day that is booked out', (language) => {
    let pages: Awaited<ReturnType<typeof pagesOf>>;
    beforeAll(async () => {
      pages = await pagesOf(world, actor, first, language);
    });
    const shown = () => [...pages].filter(([, { status }]) => status !== 303);

    it('are reached by links, all of them, and none leads into the void', () => {
      expect([...pages].filter(([, { status }]) => ![200, 303].includes(status)).map(([path]) => path)).toEqual([]);
      expect(shown().length).toBeGreaterThan(5);
    });

    it('fit into one TCP window each, style and all', () => {
      const heavy = shown().map(([path, { html }]) => [path, gzipSync(html).length] as const);
      expect(heavy.filter(([, bytes]) => bytes >= maxPageBytes)).toEqual([]);
    });

    it('are kept by nobody and say what they are, in the language asked for', () => {
      for (const [path, { html, headers }] of shown()) {
        if (!headers.get('content-type')?.startsWith('text/html')) continue;
        const [, lang] = /<html lang="([\w-]+)"/.exec(html) ?? [];
        const headings = html.match(/<h1[ >]/g)?.length;
        const isKept = !headers.get('cache-control')?.includes('no-store');
        expect({ path, lang, headings, isKept }).toEqual({ path, lang: language, headings: 1, isKept: false });
        expect(titleOf(html).length, path).toBeGreaterThan(5);
      }
    });

    it('work under their own Content-Security-Policy: nothing inline, no id twice, every lead has its end', () => {
      for (const [path, { html }] of shown()) {
        expect(/<[^>]+ (on\w+|style)=/.exec(html)?.[0], path).toBeUndefined();
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
        expect(ids.length, path).toBe(new Set(ids).size);
        const leads = [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)];
        for (const [, names = ''] of leads) for (const name of names.split(' ')) expect(ids, path).toContain(name);
        for (const href of linksOf(html).filter((one) => one.startsWith('#')))
          expect(ids, path).toContain(href.slice(1));
      }
    });

    it('have a title of their own each', () => {
      const titles = new Map<string, string[]>();
      for (const [path, { html }] of shown()) {
        const kind = kindOf(path).split('?')[0]!;
        const known = titles.get(titleOf(html)) ?? [];
        titles.set(titleOf(html), [...new Set([...known, kind])]);
      }
      expect([...titles].filter(([title, kinds]) => title !== '' && kinds.length > 1)).toEqual([]);
    });
  });
});

/** Takes all online seats of today at one site. */
const fillPuli = async (world: World): Promise<void> => {
  const { slots } = await world.deps.days.current('puli', localDateOf(world.clock()));
  let people = 0;
  for (const [slotId, slot] of slots) {
    for (let seats = remainingIn(slot); seats > 0; seats--) await booked(world, ++people, slotId);
  }
};
