import type { Locale } from '../locale.ts';

/** Calls the site with one press. */
export const PhoneLink = ({ locale, phone }: { readonly locale: Locale; readonly phone: string }) => (
  <a class="button second" href={`tel:${phone}`}>
    {locale.messages.common.phone} {phone}
  </a>
);
