import { healthyStores } from './support/healthy-stores.ts';

/** npm run reconcile:healthy [-- STORES]: recounts random stores that only use cases wrote; exits with 1 for an alarm. */
const stores = Number(process.argv[2] ?? 1_000);
const { alarms, done } = await healthyStores({ first: 1, stores }, (storesDone) => {
  if (storesDone % 100 === 0) console.log(`${storesDone} of ${stores} stores`);
});
for (const { seed, acts, difference } of alarms) console.log(`seed ${seed}, after ${acts} acts: ${difference}`);
console.log(`${stores} stores, ${alarms.length} alarms; acts done: ${JSON.stringify(done)}`);
process.exitCode = alarms.length === 0 ? 0 : 1;
