import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from './locale.ts';
import { sheets } from './style/sheets.ts';

export interface DocumentProps {
  readonly locale: Locale;
  /** what the page is about; an error comes first, so that it is what a screen reader hears first */
  readonly title: string;
  readonly isError?: boolean | undefined;
  /** path of a script that adds to the page, or of several */
  readonly script?: string | readonly string[] | undefined;
  /** seconds after which the page asks for itself again; only where the reader asked for that (WCAG 2.2, 2.2.1) */
  readonly refreshSeconds?: number | undefined;
  /** the sheets of the page, in order */
  readonly style: readonly (keyof typeof sheets)[];
  readonly children?: Child;
}

/** The document around every page: head and body. */
export const Document = ({ locale, title, isError, script, refreshSeconds, style, children }: DocumentProps) => {
  const { common } = locale.messages;
  return (
    <html lang={locale.language} class={locale.isLarge ? 'large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${isError ? common.errorPrefix : ''}${title} - ${common.product}`}</title>
        {refreshSeconds !== undefined && <meta http-equiv="refresh" content={String(refreshSeconds)} />}
        {style.map((name) => (
          <style>{raw(sheets[name])}</style>
        ))}
        {[script ?? []].flat().map((src) => (
          <script src={src} defer />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
};
