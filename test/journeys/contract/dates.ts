/** Dates as people at the sites count them; Doorstep's clock is the machine's. */
const timeZone = 'Asia/Shanghai';
const millisecondsPerDay = 86_400_000;

/** Today there. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());

/** The date so many days after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * millisecondsPerDay).toISOString().slice(0, 10);

/**
 * Runs what needs the day to stay the same, and once more when midnight fell into it: a check-in for today is refused a
 * minute later, and that is no mistake of the host.
 */
export const withinOneDay = async <T>(steps: (today: string) => Promise<T>): Promise<T> => {
  const date = today();
  try {
    return await steps(date);
  } catch (error) {
    if (today() === date) throw error;
    return steps(today());
  }
};
