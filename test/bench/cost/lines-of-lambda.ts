/*
 * What Lambda itself writes for every run, at the level INFO of its system log in JSON. It cannot be measured here: these
 * are lines as the developer guide shows them ("Lambda JSON log format"), with ids and figures of the usual length.
 */
const requestId = '6d67e385-053d-4622-a56f-b25bcef23083';

const start = { time: '2026-11-24T05:16:23.123Z', type: 'platform.start', record: { requestId, version: '$LATEST' } };

const report = {
  time: '2026-11-24T05:16:23.161Z',
  type: 'platform.report',
  record: {
    requestId,
    metrics: { durationMs: 37.281, billedDurationMs: 38, memorySizeMB: 1024, maxMemoryUsedMB: 118 },
    tracing: {
      spanId: '565dc7163e8d78e8',
      type: 'X-Amzn-Trace-Id',
      value: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1',
    },
    status: 'success',
  },
};

/** Bytes of both lines. */
export const platformBytes = [start, report].reduce((sum, line) => sum + Buffer.byteLength(JSON.stringify(line)), 0);

/** Written beside the handler's own line: start, report. */
export const platformLines = 2;

/** CloudWatch Logs counts so much for each event beside its text ("PutLogEvents" in its API reference). */
export const bytesPerEvent = 26;
