/** What a form carries unseen; what has no value is left out. */
export type Hidden = Readonly<Record<string, string | number | undefined>>;

/** The fields of a form that nobody sees. */
export const HiddenFields = ({ values }: { readonly values: Hidden }) => (
  <>
    {Object.entries(values).map(
      ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
    )}
  </>
);
