import { expect, it } from 'vitest';
import { healthyStores } from './support/healthy-stores.ts';

/** `npm run reconcile:healthy` looks at 1,000. */
const stores = 200;

it(`raises no alarm on ${stores} healthy stores, in which every act was done`, async () => {
  const { alarms, done } = await healthyStores({ first: 1, stores });
  expect(alarms).toEqual([]);
  expect(Object.keys(done).length).toBe(16);
});
