import { gunzipSync } from 'node:zlib';
import { composeApp } from '../../../../functions/app.ts';
import { limitsInStore } from '../../../../functions/http/limits.ts';
import { openLog } from '../../../../functions/http/log.ts';
import { openMeter } from '../../../../functions/lambda/figures.ts';
import { httpHandler } from '../../../../functions/lambda/handler.ts';
import { allPages } from '../../../../functions/pages.ts';
import { meter } from '../../../support/counting.ts';
import { edgeOf } from '../../../support/pages.ts';
import type { World } from '../../../support/world.ts';
import { eventFor, type Sent } from './events.ts';
import { catchLines, weigh } from './lines.ts';

/** What one request costs: calls and units of the table, what it writes into the log, what it sends back. */
export interface RequestCost {
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly logBytes: number;
  /** how many of the lines are figures in embedded metric format, and what these weigh */
  readonly figureLines: number;
  readonly figureBytes: number;
  readonly answerBytes: number;
  /** wall time in this process, the embedded engine included */
  readonly milliseconds: number;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  /** the sign-in that a browser now keeps */
  readonly cookie: string | undefined;
  readonly cost: RequestCost;
}

export type Send = (sent: Sent) => Promise<Answered>;

/** Longer than anything is remembered: each request reads anew what a warm process might have at hand. */
const forgottenAfterMilliseconds = 3_000;

/** The handler of Lambda around all of Doorstep, its log at the level of the cloud, limits in the store. */
export const openDesk = (world: World): Send => {
  const figures = openMeter('prod');
  const deps = { ...world.deps, figures: figures.figures };
  const edge = { ...edgeOf(world, []), deps, limits: limitsInStore(deps), log: figures.counting(openLog('INFO')) };
  const handle = httpHandler(composeApp(edge, allPages));
  const { measure } = meter(world.table);
  return async (sent) => {
    world.clock.advance(forgottenAfterMilliseconds);
    const before = world.engine!.metered();
    const event = eventFor(sent);
    const startedAt = performance.now();
    const { lines, result } = await catchLines(() => measure(() => handle(event, {} as never)));
    const milliseconds = performance.now() - startedAt;
    const after = world.engine!.metered();
    const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result.result;
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return {
      status: statusCode,
      text: (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString(),
      location: String(headers.location ?? ''),
      cookie: /^__Host-doorstep=([^;]+)/.exec(cookies[0] ?? '')?.[1],
      cost: {
        calls: result.cost.calls.length,
        readUnits: after.readUnits - before.readUnits,
        writeUnits: after.writeUnits - before.writeUnits,
        ...weigh(lines),
        answerBytes: bytes.byteLength + Buffer.byteLength(head.join('')),
        milliseconds,
      },
    };
  };
};
