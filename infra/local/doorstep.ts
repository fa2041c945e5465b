import { composeApp } from '../../functions/app.ts';
import { createDependencies, openRemoteTable } from '../../functions/deps.ts';
import type { Edge } from '../../functions/http/edge.ts';
import { limitsInStore, noLimits } from '../../functions/http/limits.ts';
import { openLog } from '../../functions/http/log.ts';
import { parseOrigins } from '../../functions/http/origins.ts';
import { allPages } from '../../functions/pages.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import { createTable } from '../../shared/store/schema.ts';
import { openSecrets } from '../../shared/usecases/secrets.ts';
import { progressFile } from './demo/demo-progress.ts';
import { bringDemoUpToDate } from './demo/load-demo.ts';
import { devPages } from './dev/app.tsx';
import { openEmbeddedTable } from './embedded-table.ts';
import type { LocalSettings } from './environment.ts';
import { runJobs } from './jobs.ts';
import { readSecretKeys } from './secrets-file.ts';

/** All of Doorstep in this process. */
export interface Doorstep {
  readonly app: ReturnType<typeof composeApp>;
  close(): void;
}

/** Opens table, secrets and app on the data folder, and brings the demo up to today. */
export const openDoorstep = async (settings: LocalSettings, origins: readonly string[]): Promise<Doorstep> => {
  const secrets = openSecrets(readSecretKeys(settings.dataFolder));
  const { table, close } = openTableOf(settings);
  await createTable(table);
  const deps = createDependencies({ table, secrets });
  await bringDemoUpToDate(deps, progressFile(settings.dataFolder));
  const edge: Edge = {
    deps,
    origins: parseOrigins(origins),
    limits: settings.RATE_LIMITS === 'off' ? noLimits(deps) : limitsInStore(deps),
    log: openLog(settings.LOG_LEVEL),
    trustedProxies: settings.TRUSTED_PROXIES,
    version: packageFacts.version,
  };
  runJobs(deps, edge.log);
  return { app: composeApp(edge, [...allPages, devPages]), close };
};

const openTableOf = ({ TABLE_NAME, dataFolder, AWS_ENDPOINT_URL_DYNAMODB }: LocalSettings) => {
  if (AWS_ENDPOINT_URL_DYNAMODB !== undefined) return { table: openRemoteTable(TABLE_NAME), close: () => undefined };
  const { table, engine } = openEmbeddedTable(TABLE_NAME, dataFolder);
  return { table, close: () => engine.close() };
};
