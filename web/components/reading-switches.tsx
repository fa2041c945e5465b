import type { Language, Locale } from '../locale.ts';
import { withReading } from '../paths.ts';

const otherLanguage: Record<Language, Language> = { 'zh-CN': 'en', en: 'zh-CN' };

/** The same page in the other language, and in the other size. */
export const ReadingSwitches = ({ locale, here }: { readonly locale: Locale; readonly here: string | undefined }) => {
  if (here === undefined) return null;
  const { common } = locale.messages;
  const other = otherLanguage[locale.language];
  return (
    <>
      <a href={withReading(here, { ...locale, isLarge: !locale.isLarge })}>
        {locale.isLarge ? common.normalSize : common.largeSize}
      </a>
      <a href={withReading(here, { ...locale, chosen: other })} lang={other}>
        {common.otherLanguage}
      </a>
    </>
  );
};
