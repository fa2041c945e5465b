import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serveApps } from '../../../functions/http/app.ts';
import { allPages } from '../../../functions/pages.ts';
import { devPages } from '../../../infra/local/dev/app.tsx';
import { textOf } from '../../support/html.ts';
import { edgeOf, origin } from '../../support/pages.ts';
import { openWorld } from '../../support/world.ts';

const names = readdirSync(join(import.meta.dirname, '../../../web/components')).map((file) => file.replace('.tsx', ''));

const show = async (query: string, pages = [...allPages, devPages]): Promise<{ status: number; html: string }> => {
  const answer = await serveApps(edgeOf(await openWorld(), []), pages).request(`${origin}/dev/components${query}`);
  return { status: answer.status, html: await answer.text() };
};

it.each(['', '?lang=en', '?lang=en&size=large'])('every component is shown at /dev/components%s', async (query) => {
  const { status, html } = await show(query);
  expect(status).toBe(200);
  const shown = [...html.matchAll(/<section id="component-([\w-]+)"><h2>[\w-]+<\/h2>(?=.)/gs)].map(([, name]) => name);
  expect(shown.toSorted()).toEqual(names.toSorted());
});

it('the specimens are in both languages, normal and refused', async () => {
  const [chinese, english] = [await show('?lang=zh-CN'), await show('?lang=en&size=large')];
  expect(textOf(chinese.html)).toContain('可以进');
  expect(textOf(english.html)).not.toContain('可以进');
  expect(english.html).toContain('class="large"');
  expect(chinese.html).toContain('id="name-wrong"');
});

it('the page is none of the pages that are deployed', async () => {
  expect((await show('', [...allPages])).status).toBe(404);
});
