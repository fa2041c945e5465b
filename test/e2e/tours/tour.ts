import type { Page } from 'playwright-core';

export type Language = 'zh-CN' | 'en';

/** Somebody who goes through all pages of a role, doing the whole job of it on the way. */
export interface Tourist {
  readonly page: Page;
  readonly language: Language;
  /** where Doorstep is served */
  readonly origin: string;
  /** a number that no other tour on this host has */
  readonly serial: number;
  /** Has the page that is open looked at, under a name that no other page of the tour has. */
  seen(name: string): Promise<void>;
}

/** A way through all pages of a role: tests look at each for what is wrong, `npm run screenshots` takes its picture. */
export type Tour = (tourist: Tourist) => Promise<void>;

/** Signs in on the page for it, which must be open. */
export const fillSignIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(password);
  await page.locator('main form button').click();
};

/** Asks for a page, signs in where that is asked for, and waits for the page. */
export const signInTo = async (page: Page, path: string, username: string, password: string): Promise<void> => {
  await page.goto(path);
  await fillSignIn(page, username, password);
  await page.waitForURL((url) => url.pathname === path);
};

/** Presses the button of the page's first form that is sent to a path by POST, and is not hidden beside others. */
export const press = (page: Page, path: string, having = '', button = 'button'): Promise<void> =>
  page.locator(`form[method=post][action*="${path}"]${having} ${button}`).first().click();

/** A form that has a hidden field of that value, as a part of a selector. */
export const having = (name: string, value: string): string => `:has(input[name="${name}"][value="${value}"])`;

/** Fills in fields of a page by their names. */
export const fill = async (page: Page, typed: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(typed))
    await page.locator(`main form [name="${name}"]:visible`).first().fill(value);
};
