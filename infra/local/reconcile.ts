import { createDependencies, openRemoteTable } from '../../functions/deps.ts';
import { reconcile } from '../../shared/usecases/reconcile/reconcile.ts';
import { openEmbeddedTable } from './embedded-table.ts';
import { readSettings } from './environment.ts';
import { readSecretKeys } from './secrets-file.ts';

/*
 * npm run reconcile: recounts the invariants of the store in DATA_DIR, beside a running server too, and changes
 * nothing. Ends with exit code 0 when nothing was found and 1 when something was.
 */
const settings = readSettings(process.env);
const isRemote = settings.AWS_ENDPOINT_URL_DYNAMODB !== undefined;
const opened = isRemote ? undefined : openEmbeddedTable(settings.TABLE_NAME, settings.dataFolder);
const table = opened?.table ?? openRemoteTable(settings.TABLE_NAME);
const deps = createDependencies({ table, secretKeys: readSecretKeys(settings.dataFolder) });

const { counted, differences } = await reconcile(deps);
for (const { invariant, where, says } of differences) console.log(`${invariant}  ${where}: ${says}`);
console.log(
  `${counted.lanes} lanes, ${counted.appointments} appointments, ${counted.guards} guards, ` +
    `${counted.ledgerEntries} ledger entries: ${differences.length} differences`,
);
opened?.engine.close();
process.exitCode = differences.length === 0 ? 0 : 1;
