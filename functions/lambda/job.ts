import { type Started, startJob } from './start.ts';

/**
 * What Lambda calls for a job. What nobody expected is logged without its message, which may quote what is stored, and ends
 * the run as failed, so that the alarm rings and the scheduler tries again.
 */
export const jobHandler = (
  name: string,
  work: (started: Started) => Promise<Readonly<Record<string, unknown>>>,
): (() => Promise<void>) => {
  const started = startJob();
  return async () => {
    try {
      await started.source.ready();
      started.log.job(name, await work(started));
    } catch (error) {
      started.log.failure('job', name, error);
      throw new Error(`${name} failed`);
    }
  };
};
