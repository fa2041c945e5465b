import type { Child } from 'hono/jsx';
import { type Hidden, HiddenFields } from './components/hidden-fields.tsx';
import { ReadingSwitches } from './components/reading-switches.tsx';
import { Document, type DocumentProps } from './document.tsx';
import type { Locale } from './locale.ts';
import { staffWords } from './messages/staff/words.ts';
import { linkTo, paths } from './paths.ts';

export interface NavLink {
  readonly href: string;
  readonly words: string;
  readonly isCurrent?: boolean | undefined;
}

/** What stands around every page of somebody who is signed in. */
export interface DeskFrame {
  readonly locale: Locale;
  /** path and query of this page without language and size; none where a page cannot be asked for again */
  readonly here?: string | undefined;
  /** the site or the area that the pages are about */
  readonly place: string;
  readonly nav: readonly NavLink[];
  readonly username: string;
  /** hidden fields of the form that signs out */
  readonly signOut: Hidden;
}

export interface DeskLayoutProps extends Pick<DocumentProps, 'title' | 'isError' | 'script' | 'refreshSeconds'> {
  readonly frame: DeskFrame;
  readonly children?: Child;
}

/** The frame of every page of staff and officials: where one is, where one can go, who is signed in. */
export const DeskLayout = ({ frame, children, ...document }: DeskLayoutProps) => {
  const { locale, here, place, nav, username, signOut } = frame;
  const t = staffWords(locale).frame;
  return (
    <Document locale={locale} {...document} style={['base', 'desk']}>
      <header>
        <b>{place}</b>
        <ReadingSwitches locale={locale} here={here} />
        <form method="post" action={linkTo(locale, paths.signOut, {})}>
          <HiddenFields values={signOut} />
          <button class="second" type="submit">
            {t.signOut(username)}
          </button>
        </form>
      </header>
      <nav aria-label={t.pages}>
        {nav.map(({ href, words, isCurrent }) => (
          <a href={href} aria-current={isCurrent ? 'page' : undefined}>
            {words}
          </a>
        ))}
      </nav>
      <main>{children}</main>
    </Document>
  );
};
