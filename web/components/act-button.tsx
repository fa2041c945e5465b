import { type Hidden, HiddenFields } from './hidden-fields.tsx';

export interface ActButtonProps {
  /** where the act is sent */
  readonly action: string;
  readonly words: string;
  /** the two fields of every form, and what else the act needs to know */
  readonly hidden: Hidden;
  /** how much the button asks for attention; the first act of a page has none */
  readonly kind?: 'second' | 'danger' | undefined;
}

/** One act in one tap. */
export const ActButton = ({ action, words, hidden, kind }: ActButtonProps) => (
  <form method="post" action={action}>
    <HiddenFields values={hidden} />
    <button class={kind} type="submit">
      {words}
    </button>
  </form>
);
