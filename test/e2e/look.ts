import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Root text size at which everything is twice as large as it is by default (1rem is 112.5 % of the reader's own). */
const twiceTheText = '225%';

/** Whether the page itself, not a part of it, has to be scrolled sideways. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);

/** Does something while the reader's text is twice as large. */
export const atTwiceTheText = async <T>(page: Page, work: () => Promise<T>): Promise<T> => {
  const setSize = (size: string) =>
    page.locator('html').evaluate((html, fontSize) => {
      html.style.fontSize = fontSize;
    }, size);
  await setSize(twiceTheText);
  try {
    return await work();
  } finally {
    await setSize('');
  }
};

/** What axe finds on the page against WCAG 2.2, levels A and AA. It brings its own script, so it needs a reader with one. */
export const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const targets = [
  'a',
  'button',
  'summary',
  'select',
  'textarea',
  'input:not([type=hidden]):not([type=radio]):not([type=checkbox])',
  '.pick',
]
  .map((selector) => `${selector}:visible`)
  .join();

/** What can be pressed and is lower than 60 px, with its height. */
export const smallTargets = async (page: Page): Promise<string[]> => {
  const found = await page.locator(targets).evaluateAll((elements) =>
    elements.map((element) => ({
      said: element.outerHTML.slice(0, 120),
      height: element.getBoundingClientRect().height,
    })),
  );
  return found.filter(({ height }) => height < 59.5).map(({ said, height }) => `${height.toFixed(0)} px: ${said}`);
};
