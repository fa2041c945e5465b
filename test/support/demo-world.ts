import { progressFile } from '../../infra/local/demo/demo-progress.ts';
import { bringDemoUpToDate } from '../../infra/local/demo/load-demo.ts';
import { openEngine } from '../../infra/local/dynamodb/engine.ts';
import { embeddedRequestHandler } from '../../infra/local/dynamodb/request-handler.ts';
import { createTable } from '../../shared/store/schema.ts';
import { openTable } from '../../shared/store/table.ts';
import { assemble } from '../../shared/usecases/dependencies.ts';
import { seededRandom, testClock } from './clock.ts';
import { morning, testSecrets, type World } from './world.ts';

/** A world with the whole demo input instead of the small directory: what pages weigh is measured on it. */
export const openDemoWorld = async (): Promise<World> => {
  const clock = testClock(morning);
  const random = seededRandom(1);
  const requestHandler = embeddedRequestHandler(openEngine({ file: ':memory:', now: clock }));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const table = openTable('demo', { region: 'local', credentials, requestHandler }, random);
  await createTable(table);
  let ids = 0;
  const newId = () => `Zk3${String(++ids).padStart(4, '0')}xQ9vTb7LmWc2Rp`;
  const deps = assemble({ table, secrets: testSecrets, clock, newId, random });
  await bringDemoUpToDate(deps, progressFile(undefined));
  return { deps, table, clock };
};
