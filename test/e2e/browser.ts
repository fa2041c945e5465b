import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/**
 * Opens Chromium: the one installed, or the one that CHROMIUM names; `more` are further switches for it. Where there is
 * none, says how to get one.
 */
export const openBrowser = async (...more: string[]): Promise<Browser> => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`${executablePath} is missing: apt-get install chromium fonts-noto-cjk, or name yours in CHROMIUM`);
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', ...more] });
};

/** A reader: what they hold in their hand and how it is set. */
export interface Reader {
  readonly origin: string;
  readonly language: 'zh-CN' | 'en';
  readonly script: boolean;
  readonly viewport: { readonly width: number; readonly height: number };
  /** whether their system is set to dark colours */
  readonly isDark?: boolean;
}

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

/** A page of a reader, and everything that the browser complained about on it. */
export interface Reading {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens a page for a reader. */
export const read = async (
  browser: Browser,
  { origin, language, script, viewport, isDark = false }: Reader,
): Promise<Reading> => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language,
    javaScriptEnabled: script,
    viewport,
    timezoneId: 'Asia/Shanghai',
    colorScheme: isDark ? 'dark' : 'light',
  });
  // On a machine that others share a page may be slow to come; only who waits for what never comes waits that long.
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
};
