import type { Child } from 'hono/jsx';

/** One thing that is wrong; with a field, the text leads there. */
export interface Problem {
  readonly message: string;
  readonly field?: string | undefined;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly children?: Child;
}

/** What is wrong, at the top of the page and read out at once; a single problem of no field is the heading itself. */
export const ErrorSummary = ({ title, problems, children }: ErrorSummaryProps) => {
  const [only, ...others] = problems;
  const isAboutNoField = only && only.field === undefined && others.length === 0;
  return (
    <div class="error" role="alert">
      <h2>{isAboutNoField ? only.message : title}</h2>
      {!isAboutNoField && (
        <ul>
          {problems.map(({ message, field }) => (
            <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
};
