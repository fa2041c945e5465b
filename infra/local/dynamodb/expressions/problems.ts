import { ExpressionError } from './token-stream.ts';

/** Kinds of faults that are only reported once the whole text is known to be well formed. */
export type ProblemKind = 'parentheses' | 'function' | 'misuse' | 'reserved' | 'section';

/**
 * Collects the first fault of each kind while an expression is read.
 * The service reports one fault only, and the kind decides which, not the position in the text.
 */
export class Problems {
  private readonly found = new Map<ProblemKind, string>();

  add(kind: ProblemKind, message: string): void {
    if (!this.found.has(kind)) this.found.set(kind, message);
  }

  throwFirst(order: readonly ProblemKind[]): void {
    for (const kind of order) {
      const message = this.found.get(kind);
      if (message !== undefined) throw new ExpressionError(message);
    }
  }
}

export const functionMisused = (name: string): string =>
  `The function is not allowed to be used this way in an expression; function: ${name}`;
