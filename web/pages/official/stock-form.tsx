import { type FormState, type Option, SelectField, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';

/** What an official can record, in the order in which it is needed. */
export const recordedKinds = ['receipt', 'count', 'writeOff', 'transferOut', 'transferIn'] as const;
export type RecordedKind = (typeof recordedKinds)[number];

export interface StockFormProps {
  readonly locale: Locale;
  readonly siteId: string;
  readonly kind: RecordedKind;
  readonly form: FormState;
  readonly hidden: Hidden;
  readonly items: readonly Option[];
  /** the other sites that goods may go to or come from */
  readonly sites: readonly Option[];
}

/** One kind of entry: what it means, and only the fields it needs. */
export const StockForm = ({ locale, siteId, kind, form, hidden, items, sites }: StockFormProps) => {
  const t = officialWords(locale).stock;
  const action = linkTo(locale, paths.officeStock, { siteId });
  const choose = { value: '', label: t.choose };
  return (
    <>
      <h2 class="screen">{t.pick}</h2>
      <nav aria-label={t.pick} class="screen">
        {recordedKinds.map((each) => (
          <a
            href={linkTo(locale, paths.officeStock, { siteId }, { kind: each })}
            aria-current={each === kind ? 'true' : undefined}
          >
            {t.kind[each]}
          </a>
        ))}
      </nav>
      <form method="post" action={action} novalidate>
        <HiddenFields values={{ ...hidden, kind, step: 'check' }} />
        <p class="hint">{t.kindHint[kind]}</p>
        <SelectField form={form} name="itemId" label={t.item} options={[choose, ...items]} />
        <TextField
          form={form}
          name="quantity"
          label={kind === 'count' ? t.counted : t.quantity}
          hint={t.quantityHint}
          inputmode="numeric"
          maxlength={8}
          required
        />
        {(kind === 'transferOut' || kind === 'transferIn') && (
          <SelectField form={form} name="otherSiteId" label={t.otherSite[kind]} options={[choose, ...sites]} />
        )}
        {kind === 'receipt' && <TextField form={form} name="donor" label={t.donor} hint={t.donorHint} maxlength={80} />}
        {kind === 'writeOff' ? (
          <TextField form={form} name="note" label={t.reason} hint={t.reasonHint} maxlength={200} required />
        ) : (
          <TextField form={form} name="note" label={t.note} maxlength={200} />
        )}
        <button type="submit">{t.check}</button>
      </form>
    </>
  );
};
