import type { Child } from 'hono/jsx';

export interface NoticeProps {
  readonly title: string;
  /** what the reader can do now */
  readonly advice: string;
  readonly children?: Child;
}

/** Says what is the matter and what to do about it. */
export const Notice = ({ title, advice, children }: NoticeProps) => (
  <section class="notice">
    <h2>{title}</h2>
    <p>{advice}</p>
    {children}
  </section>
);
