/** A list under a heading. */
export const TitledList = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) => (
  <section>
    <h2>{title}</h2>
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </section>
);
