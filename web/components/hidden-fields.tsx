/** What a form carries unseen; what has no value is left out, a list is sent value by value. */
export type Hidden = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** The fields of a form that nobody sees. */
export const HiddenFields = ({ values }: { readonly values: Hidden }) => (
  <>
    {Object.entries(values).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => <input type="hidden" name={name} value={each} />),
    )}
  </>
);
