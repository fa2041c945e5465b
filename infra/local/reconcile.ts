import { createDependencies, openRemoteTable } from '../../functions/deps.ts';
import { reconcile } from '../../shared/usecases/reconcile/reconcile.ts';
import { openSecrets } from '../../shared/usecases/secrets.ts';
import { CannotStart } from './cannot-start.ts';
import { requireData } from './data-folder.ts';
import { openEmbeddedTable } from './embedded-table.ts';
import { type LocalSettings, readSettings } from './environment.ts';
import { readSecretKeys } from './secrets-file.ts';

/** How the command ends. */
const exitCodes = { nothingFound: 0, somethingFound: 1, notRecounted: 2 } as const;

/** Recounts the invariants and prints every difference, and how much was counted. */
const run = async (settings: LocalSettings): Promise<keyof typeof exitCodes> => {
  const isRemote = settings.AWS_ENDPOINT_URL_DYNAMODB !== undefined;
  if (!isRemote) requireData(settings.dataFolder);
  const opened = isRemote ? undefined : openEmbeddedTable(settings.TABLE_NAME, settings.dataFolder);
  const table = opened?.table ?? openRemoteTable(settings.TABLE_NAME);
  const deps = createDependencies({ table, secrets: openSecrets(readSecretKeys(settings.dataFolder)) });

  const { counted, differences } = await reconcile(deps);
  for (const { invariant, where, says } of differences) console.log(`${invariant}  ${where}: ${says}`);
  console.log(
    `${counted.lanes} lanes, ${counted.appointments} appointments, ${counted.guards} guards, ` +
      `${counted.ledgerEntries} ledger entries: ${differences.length} differences`,
  );
  opened?.engine.close();
  return differences.length === 0 ? 'nothingFound' : 'somethingFound';
};

/*
 * npm run reconcile: recounts the invariants of the store in DATA_DIR, beside a running server too, and changes
 * nothing.
 */
try {
  process.exitCode = exitCodes[await run(readSettings(process.env))];
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = exitCodes.notRecounted;
}
