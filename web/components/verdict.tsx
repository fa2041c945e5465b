import type { Child } from 'hono/jsx';

export interface VerdictProps {
  /** yes: may come in; no: may not; already: has been here */
  readonly kind: 'yes' | 'no' | 'already';
  readonly title: string;
  readonly children?: Child;
}

const shapes = { yes: '✓', no: '✕', already: '!' } as const;

/** The answer that fills the screen of a phone held at arm's length: word, shape and frame, besides colour. */
export const Verdict = ({ kind, title, children }: VerdictProps) => (
  <section class={`verdict ${kind}`} role="status">
    <h1>
      <span aria-hidden="true">{shapes[kind]}</span> {title}
    </h1>
    {children}
  </section>
);
