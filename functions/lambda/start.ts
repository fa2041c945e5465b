import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import packageFacts from '../../package.json' with { type: 'json' };
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { clientConfig, createDependencies, openRemoteTable } from '../deps.ts';
import { readEnvironment } from '../env.ts';
import type { Edge } from '../http/edge.ts';
import { frontWithKeys } from '../http/front.ts';
import { limitsInStore } from '../http/limits.ts';
import { openLog, type RequestLog } from '../http/log.ts';
import { parseOrigins } from '../http/origins.ts';
import { type FunctionEnvironment, functionEnvironment, servingEnvironment } from './environment.ts';
import { type Meter, openMeter } from './figures.ts';
import { openSecretSource, type SecretSource } from './secret-source.ts';

/**
 * A function is ended after 15 seconds (infra/aws), and whoever asked then gets no page at all. Keys take five seconds at
 * most (functions/deps.ts) and the rest no longer than this.
 */
export const answerWithinMilliseconds = 9_000;

/** What every function has: built once a process, before the first event. */
export interface Started {
  readonly deps: Dependencies;
  readonly log: RequestLog;
  readonly meter: Meter;
  readonly source: SecretSource;
}

const start = (environment: FunctionEnvironment): Started => {
  const meter = openMeter(environment.DEPLOYMENT);
  const source = openSecretSource(new SecretsManagerClient(clientConfig), environment, Date.now);
  const { secrets } = source;
  const deps = createDependencies({ table: openRemoteTable(environment.TABLE_NAME), secrets, figures: meter.figures });
  return { deps, meter, source, log: meter.counting(openLog(environment.LOG_LEVEL)) };
};

/** Starts a function that runs by the clock. Throws what is wrong with its environment. */
export const startJob = (): Started => start(readEnvironment(functionEnvironment, process.env));

/** Starts a function that answers requests: the edge around its apps. Throws what is wrong with its environment. */
export const startEdge = (): Edge => {
  const environment = readEnvironment(servingEnvironment, process.env);
  const { deps, log, source } = start(environment);
  // Asked for at once: the keys arrive while the first event is still on its way.
  source.ready().catch(() => undefined);
  return {
    deps,
    log,
    origins: parseOrigins(environment.PUBLIC_ORIGINS),
    front: environment.FRONT_SECRET === undefined ? undefined : frontWithKeys(source.frontKeys),
    limits: limitsInStore(deps),
    trustedProxies: 0,
    version: packageFacts.version,
    ready: source.ready,
    answerWithinMilliseconds,
  };
};
