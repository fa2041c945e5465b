import { Logger } from '@aws-lambda-powertools/logger';

/** All that a log line about a request may hold. Never a path value, a query, a name or a token. */
export interface RequestFacts {
  readonly requestId: string;
  /** the pattern, such as `/api/appointments/:code` */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly code?: string | undefined;
  readonly ms: number;
  readonly role?: string | undefined;
}

/** Where the edge writes what happened. */
export interface RequestLog {
  request(facts: RequestFacts): void;
  /** What nobody expected. Its message is left out: it may quote what was sent. */
  failure(requestId: string, route: string, error: unknown): void;
  /** What a job did. */
  job(name: string, outcome: Readonly<Record<string, unknown>>): void;
}

/** Structured lines on standard output; requests at level INFO, failures at ERROR. */
export const openLog = (level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'): RequestLog => {
  const logger = new Logger({ serviceName: 'doorstep', logLevel: level });
  // The logger judges the level of every line anew; pages are served faster than that allows.
  const logsRequests = level === 'DEBUG' || level === 'INFO';
  return {
    request: ({ requestId, route, method, status, code, ms, role }) => {
      if (logsRequests) logger.info('request', { requestId, route, method, status, code, ms, role });
    },
    job: (name, outcome) => logger.info('job', { name, ...outcome }),
    failure: (requestId, route, error) => logger.error('failure', { requestId, route, error: errorFacts(error) }),
  };
};

/** Kind of the error and where it came from, without its message. */
const errorFacts = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, frames: frames.map((frame) => frame.trim()) };
};
