import { describe } from 'vitest';
import { standOn } from './contract/ground.ts';
import { addresses } from './edge/addresses.ts';
import { answers } from './edge/answers.ts';
import { bodies } from './edge/bodies.ts';
import { order } from './edge/order.ts';
import { queries } from './edge/queries.ts';
import type { HostOpener } from './host.ts';

/** Proves what may differ from host to host: how requests reach Doorstep, and how answers leave it. */
export const describeEdge = (name: string, open: HostOpener): void => {
  describe(`the HTTP edge of ${name}`, () => {
    const ground = standOn(open);
    addresses(ground);
    queries(ground);
    bodies(ground);
    order(ground);
    answers(ground);
  });
};
