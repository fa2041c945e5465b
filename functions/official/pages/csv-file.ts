import { gzipSync } from 'node:zlib';
import { pageVary, takesGzip } from '../../http/answer-page.ts';
import { answer } from '../../http/answers.ts';
import type { EdgeContext } from '../../http/edge.ts';

/** A table as a file to keep, compressed on the way where the client takes that. `name` is plain ASCII, without an end. */
export const answerCsv = (c: EdgeContext, csv: string, name: string): Response => {
  const isGzip = takesGzip(c);
  return answer(c, isGzip ? gzipSync(csv) : csv, {
    status: 200,
    type: 'text/csv; charset=utf-8',
    headers: {
      vary: pageVary,
      'content-disposition': `attachment; filename="${name}.csv"`,
      ...(isGzip && { 'content-encoding': 'gzip' }),
    },
  });
};
