import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language, Locale } from './locale.ts';
import { linkTo, paths } from './paths.ts';
import { style } from './public/style.ts';

const otherLanguage: Record<Language, Language> = { 'zh-CN': 'en', en: 'zh-CN' };

export interface LayoutProps {
  readonly locale: Locale;
  /** what the page is about; an error comes first, so that it is what a screen reader hears first */
  readonly title: string;
  readonly isError?: boolean;
  /** path and query of this page without `lang`, for the language switch; none where a page cannot be asked for again */
  readonly here?: string;
  /** path of a script that adds to the page */
  readonly script?: string;
  readonly children?: Child;
}

/** The frame of every page. */
export const Layout = ({ locale, title, isError = false, here, script, children }: LayoutProps) => {
  const { common } = locale.messages;
  const other = otherLanguage[locale.language];
  return (
    <html lang={locale.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${isError ? common.errorPrefix : ''}${title} - ${common.product}`}</title>
        <style>{raw(style)}</style>
        {script && <script src={script} defer />}
      </head>
      <body>
        <header>
          <a href={linkTo(locale, paths.sites, {})}>{common.product}</a>
          {here !== undefined && (
            <a href={`${here}${here.includes('?') ? '&' : '?'}lang=${other}`} lang={other}>
              {common.otherLanguage}
            </a>
          )}
        </header>
        <main>{children}</main>
        <footer>
          <a href={linkTo(locale, paths.find, {})}>{common.find}</a>
          <a href={linkTo(locale, paths.privacy, {})}>{common.privacy}</a>
        </footer>
      </body>
    </html>
  );
};
