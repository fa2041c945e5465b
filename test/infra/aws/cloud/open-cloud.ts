import { type Engine, openEngine } from '../../../../infra/local/dynamodb/engine.ts';
import { apiOrigin, type DeployedFunction, functionsOf, routesOf, secretsOf, tableArn, valuesOf } from './deployed.ts';
import { openGateway } from './gateway.ts';
import { openGuardedServices } from './guarded-services.ts';
import { openFunction, type RunningFunction } from './lambda-function.ts';
import { createTableOf, loadDemo } from './load-demo.ts';
import { type Policy, policyOf } from './policies.ts';
import { readTemplate } from './template.ts';

/** A deployment on this machine: its template's functions, routes, rights and table, nothing else of AWS. */
export interface Cloud {
  /** where it is reached by its configuration */
  readonly origin: string;
  /** where the stand-in of the HTTP API listens */
  readonly listensAt: string;
  readonly engine: Engine;
  /** by ARN */
  readonly secrets: ReadonlyMap<string, string>;
  readonly facts: readonly DeployedFunction[];
  readonly functions: ReadonlyMap<string, RunningFunction>;
  /** what was asked for and not allowed */
  readonly denied: readonly string[];
  /** rights on the table that no request needed so far */
  unusedRights(): string[];
  close(): Promise<void>;
}

export interface CloudOptions {
  /** `listening` for a browser, which cannot be told where another host is: the one thing changed in the environment */
  readonly origin?: 'asDeployed' | 'listening';
  /** what the table holds at first: the demo input unless said otherwise */
  readonly holds?: 'demo' | 'nothing';
}

/** Opens the deployment whose template lies in the cloud assembly. */
export const openCloud = async (
  assembly: string,
  stack: string,
  { origin = 'asDeployed', holds = 'demo' }: CloudOptions = {},
): Promise<Cloud> => {
  const template = readTemplate(assembly, stack);
  const values = valuesOf(template);
  const engine = openEngine({ file: ':memory:' });
  const table = await createTableOf(engine, template);
  if (holds === 'demo') await loadDemo(table);
  const policies = new Map<string, Policy>();
  const secrets = secretsOf(template, values);
  const services = await openGuardedServices({ engine, secrets, tableArn, policyOf: (name) => policies.get(name)! });
  const routes = new Map<string, RunningFunction>();
  const gateway = await openGateway(routes);
  const listensAt = `http://localhost:${gateway.port}`;
  const isListening = origin === 'listening';

  const facts = functionsOf(template, values, services.url).map((each) => ({
    ...each,
    environment: { ...each.environment, ...(isListening && { PUBLIC_ORIGINS: listensAt }) },
  }));
  const functions = new Map(facts.map((each) => [each.name, openFunction(each)]));
  for (const { name, roleId } of facts) policies.set(name, policyOf(template, roleId, values));
  for (const [routeKey, functionId] of routesOf(template)) routes.set(routeKey, functions.get(functionId)!);

  return {
    origin: isListening ? listensAt : apiOrigin,
    listensAt,
    engine,
    secrets,
    facts,
    functions,
    denied: services.denied,
    unusedRights: () =>
      [...policies].flatMap(([name, { tableRights }]) =>
        tableRights.filter((right) => !services.used.get(name)?.has(right)).map((right) => `${name}: ${right}`),
      ),
    close: async () => {
      await gateway.close();
      for (const each of functions.values()) await each.close();
      await services.close();
      engine.close();
    },
  };
};
