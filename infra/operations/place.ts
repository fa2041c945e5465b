import { clientConfig } from '../../functions/deps.ts';
import { openTable, type Table } from '../../shared/store/table.ts';
import { type Deployment, type DeploymentName, deployments, namesOf } from '../aws/deployments.ts';
import { openLocalPlace, type WhenMissing } from './local-place.ts';
import { oneOf } from './problem.ts';
import { type KeyStore, openSecretsManager } from './secrets-manager.ts';

/** Where a command works: a deployment in the cloud, or the data folder of a local process. */
export interface Place {
  /** what new tables of it are called after */
  readonly name: string;
  /** none for a data folder */
  readonly deployment: Deployment | undefined;
  /** its table, or another one beside it */
  table(name?: string): Table;
  readonly keys: KeyStore;
  close(): void;
}

/** Commands are in no hurry: they would rather wait than do half of what they were asked. */
const patient = {
  ...clientConfig,
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
};

/**
 * Opens the deployment of that name, or without one the data folder that the environment names. Nothing is read yet.
 * Throws UsageProblem for a name that is none, CannotStart for a folder without data unless `whenMissing` says otherwise.
 */
export const openPlace = async (
  deployment: string | undefined,
  environment: NodeJS.ProcessEnv,
  whenMissing: WhenMissing = 'refuse',
): Promise<Place> => {
  if (deployment === undefined) return openLocalPlace(environment, whenMissing);
  return openDeployment(oneOf(deployment, 'deployment', Object.keys(deployments) as DeploymentName[]));
};

const openDeployment = (name: DeploymentName): Place => {
  const deployment: Deployment = deployments[name];
  const names = namesOf(name, deployment);
  const config = { ...patient, region: deployment.region };
  return {
    name: `doorstep-${name}`,
    deployment,
    table: (other = names.table) => openTable(other, config, Math.random),
    keys: openSecretsManager({ signing: names.signingSecret, identity: names.identitySecret }, config),
    close: () => undefined,
  };
};
