import { CopyText } from '../../components/copy-text.tsx';
import { TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { formatDate, formatWindow } from '../../format.ts';
import { type Language, type Locale, languages, localeOf } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { readingQuery } from '../../paths.ts';

/** What a text to residents is about. */
export interface NoticeFacts {
  readonly kind: 'open' | 'paused' | 'closed';
  readonly site: { readonly name: string; readonly address: string; readonly phone: string };
  /** only this slot; instants are ISO 8601 with +08:00 */
  readonly slot?: { readonly start: string; readonly end: string } | undefined;
  /** days on which somebody is booked */
  readonly dates: readonly string[];
  /** as typed, may be empty */
  readonly reason: string;
  /** where residents find their booking */
  readonly findUrl: string;
}

/** What to tell residents, as plain text in one language. */
export const noticeText = (language: Language, facts: NoticeFacts): string => {
  const { kind, site, slot, dates, reason, findUrl } = facts;
  const t = officialWords(localeOf(language)).notice;
  const date = (localDate: string) => formatDate(language, localDate);
  const window = slot ? `${date(slot.start.slice(0, 10))} ${formatWindow(slot)}` : '';
  const booked = window || t.join(dates.map(date));
  const who = { open: undefined, paused: t.whoPaused(booked), closed: t.whoClosed(booked) }[kind];
  return [
    t[kind](t.where(site.name, site.address), window, reason),
    ...(who && dates.length > 0 ? [who, t.how(findUrl)] : []),
    t.phone(site.phone),
  ].join('\n');
};

export interface NoticeTextProps {
  readonly locale: Locale;
  readonly facts: NoticeFacts;
  /** this page's path, and what its address must keep when a reason is put into the text */
  readonly action: string;
  readonly keep: Hidden;
}

/** The text in both languages, to be copied, or printed and posted. */
export const NoticeTexts = ({ locale, facts, action, keep }: NoticeTextProps) => {
  const { affected: t, report } = officialWords(locale);
  const names: Record<Language, string> = { 'zh-CN': t.chinese, en: t.english };
  const form = { values: { reason: facts.reason }, wrong: {} };
  return (
    <section>
      <h2 class="screen">{t.textTitle}</h2>
      <form class="row" method="get" action={action}>
        <HiddenFields values={{ ...readingQuery(locale), ...keep }} />
        <TextField form={form} name="reason" label={t.reason} hint={t.reasonHint} maxlength={maxReason} />
        <button class="second" type="submit">
          {t.fillIn}
        </button>
      </form>
      <p class="hint screen">{t.textHint}</p>
      {languages.map((language) => (
        <>
          <CopyText
            id={`notice-${language}`}
            label={names[language]}
            text={noticeText(language, facts)}
            rows={7}
            lang={language}
            button={report.copy}
            done={report.copied}
          />
          <pre class="paper" lang={language}>
            {noticeText(language, facts)}
          </pre>
        </>
      ))}
    </section>
  );
};

/** Characters of a reason. */
export const maxReason = 40;
