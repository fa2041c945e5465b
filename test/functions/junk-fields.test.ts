import { beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../functions/app.ts';
import { type ApiClient, openApi, signedIn } from '../support/api.ts';
import { keyFor } from '../support/people.ts';
import { admin, openWorld } from '../support/world.ts';

const junk = [
  null,
  true,
  '',
  ' ',
  'x',
  '\u0000',
  '\ud800',
  '2026-02-30',
  -1,
  2.5,
  1e300,
  [],
  {},
  [[]],
  [null],
  [{}],
  ['x', 'x'],
  { a: 1 },
];

/** Every place in an example: its path of keys. */
const placesIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
    : [path];

const withJunk = (value: unknown, [key, ...rest]: string[], replacement: unknown): unknown => {
  if (key === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = withJunk(copy[key], rest, replacement);
  return copy;
};

const routesWithBodies = allRoutes.filter(({ example }) => example !== undefined);

describe('a wrong value anywhere in a body', () => {
  let api: ApiClient;
  let bearer: string;
  beforeAll(async () => {
    const { deps, ...rest } = await openWorld();
    let ids = 0;
    const world = { ...rest, deps: { ...deps, newId: () => (++ids).toString(36).padStart(8, '0').padEnd(21, '-') } };
    api = openApi(world);
    bearer = await signedIn(world, admin);
  });

  it.each(routesWithBodies.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'is refused by %s, never a failure',
    async (_name, { method, path, example }) => {
      const address = path.replaceAll(
        /\{(\w+)\}/g,
        (_, name) => ({ siteId: 'puli', code: 'K7M3P9QX' })[name as string] ?? 'x',
      );
      const statuses = new Set<number>();
      for (const place of placesIn(example)) {
        for (const [index, value] of junk.entries()) {
          const body = JSON.stringify(withJunk(example, place, value));
          const key = keyFor(`junk-${path}-${place.join('_')}-${index}`.replaceAll(/[^\w-]/g, '_'));
          const answer = await api.send({
            method,
            path: address,
            bearer,
            key,
            body,
            client: `client-${statuses.size}`,
          });
          statuses.add(answer.status);
        }
      }
      expect([...statuses].filter((status) => status >= 500)).toEqual([]);
      expect(api.logged.filter((line) => line.includes('Error'))).toEqual([]);
    },
  );
});
