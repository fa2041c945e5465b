/** Why the process cannot start, in words for the person at the terminal. Anything else that is thrown is a defect. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
