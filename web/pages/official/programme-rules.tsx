/** The rules of a programme in words, in their order. The words are Chinese in every language: they name doses and goods. */
export const ProgrammeRules = ({ rules }: { readonly rules: readonly string[] }) => (
  <ol lang="zh-CN">
    {rules.map((rule) => (
      <li>{rule}</li>
    ))}
  </ol>
);
