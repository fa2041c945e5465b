/** What a person without script sees and sends: enough of a browser for our own pages, by regular expressions. */

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decode = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);

/** The text of a page, without markup and style, blanks joined. */
export const textOf = (html: string): string =>
  decode(
    html
      .replaceAll(/<style>.*?<\/style>/gs, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' '),
  ).trim();

/** The title of a page. */
export const titleOf = (html: string): string => decode(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '');

/** The attributes of a tag. */
const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );

/** All addresses that a page links to. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => attributesOf(tag).href ?? '');

/** A form as the browser would send it, untouched. */
export interface PageForm {
  readonly action: string;
  readonly fields: Map<string, string>;
}

/** The page's forms that are sent by POST, in order. */
export const formsOf = (html: string): PageForm[] =>
  [...html.matchAll(/(<form method="post"[^>]*>)(.*?)<\/form>/gs)].map(([, open = '', inside = '']) => ({
    action: attributesOf(open).action ?? '',
    fields: fieldsIn(inside),
  }));

/** The page's first form that is sent by POST; on pages of who is signed in that is the one that signs out. */
export const formOf = (html: string): PageForm => formsOf(html)[0] ?? { action: '', fields: new Map() };

const fieldsIn = (inside: string): Map<string, string> => {
  const fields = new Map<string, string>();
  for (const [tag] of inside.matchAll(/<input [^>]*>/g)) {
    const { name, type, value = '' } = attributesOf(tag);
    const isSent = type === 'radio' || type === 'checkbox' ? / checked(=|\/|>| )/.test(tag) : true;
    if (name && isSent) fields.set(name, value);
  }
  for (const [, tag = '', text = ''] of inside.matchAll(/(<textarea [^>]*>)(.*?)<\/textarea>/gs)) {
    const { name } = attributesOf(tag);
    if (name) fields.set(name, decode(text));
  }
  for (const [, tag = '', options = ''] of inside.matchAll(/(<select [^>]*>)(.*?)<\/select>/gs)) {
    const selected =
      /<option([^>]*) selected[^>]*>(.*?)<\/option>/s.exec(options) ?? /<option([^>]*)>(.*?)<\/option>/s.exec(options);
    const { value } = attributesOf(selected?.[1] ?? '');
    fields.set(attributesOf(tag).name!, value ?? decode(selected?.[2] ?? ''));
  }
  return fields;
};

/** The button that sends the form elsewhere: where to, and what it says. */
export const buttonsElsewhere = (html: string): { action: string; text: string }[] =>
  [...html.matchAll(/(<button [^>]*formaction[^>]*>)(.*?)<\/button>/gs)].map(([, tag = '', inside = '']) => ({
    action: attributesOf(tag).formaction!,
    text: textOf(inside),
  }));

/** What stands beside a field as wrong. */
export const wrongBeside = (html: string, field: string): string | undefined => {
  const pattern = new RegExp(`id="${field.replaceAll('.', '\\.')}-wrong">(.*?)</span>`, 's');
  return textOf(pattern.exec(html)?.[1] ?? '').replace('⚠ ', '') || undefined;
};
