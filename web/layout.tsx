import type { Child } from 'hono/jsx';
import { ReadingSwitches } from './components/reading-switches.tsx';
import { Document } from './document.tsx';
import type { Locale } from './locale.ts';
import { linkTo, paths } from './paths.ts';

export interface LayoutProps {
  readonly locale: Locale;
  readonly title: string;
  readonly isError?: boolean;
  /** path and query of this page without language and size, for the switches; none where a page cannot be asked for again */
  readonly here?: string | undefined;
  /** path of a script that adds to the page */
  readonly script?: string;
  readonly children?: Child;
}

/** The frame of every page of residents. */
export const Layout = ({ locale, here, children, ...document }: LayoutProps) => {
  const { common } = locale.messages;
  return (
    <Document locale={locale} {...document} style={['base']}>
      <header>
        <a href={linkTo(locale, paths.sites, {})}>{common.product}</a>
        <ReadingSwitches locale={locale} here={here} />
      </header>
      <main>{children}</main>
      <footer>
        <a href={linkTo(locale, paths.find, {})}>{common.find}</a>
        <a href={linkTo(locale, paths.privacy, {})}>{common.privacy}</a>
      </footer>
    </Document>
  );
};
