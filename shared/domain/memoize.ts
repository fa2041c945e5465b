/**
 * Remembers what a pure function answered, for as many arguments as `maxEntries`; the oldest goes first. For functions
 * that are asked the same few things thousands of times in a rush: dates, windows, codes of one day.
 */
export const memoize = <Argument, Answer>(
  answer: (argument: Argument) => Answer,
  maxEntries: number,
): ((argument: Argument) => Answer) => {
  const answers = new Map<Argument, Answer>();
  return (argument) => {
    const known = answers.get(argument);
    if (known !== undefined || answers.has(argument)) return known as Answer;
    const fresh = answer(argument);
    answers.set(argument, fresh);
    if (answers.size > maxEntries) answers.delete(answers.keys().next().value as Argument);
    return fresh;
  };
};
