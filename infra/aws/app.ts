import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgeFindings } from './acknowledged.ts';
import { type Deployment, namesOf } from './deployments.ts';
import { DoorstepStack } from './doorstep-stack.ts';
import { FirewallStack } from './firewall-stack.ts';

const firewallRegion = 'us-east-1';

/** Puts the stacks of one deployment into the app. */
const addDeployment = (app: App, name: string, deployment: Deployment): void => {
  const { stack } = namesOf(name, deployment);
  const { requestsPerFiveMinutes } = deployment.cloudFront ?? {};
  const firewall =
    requestsPerFiveMinutes === undefined
      ? undefined
      : new FirewallStack(app, `${stack}-firewall`, {
          env: { region: firewallRegion },
          crossRegionReferences: true,
          deployment: name,
          requestsPerFiveMinutes,
        });
  const main = new DoorstepStack(app, stack, {
    env: { region: deployment.region },
    crossRegionReferences: firewall !== undefined,
    terminationProtection: deployment.keepsData,
    name,
    deployment,
    firewall: firewall?.arn,
  });
  for (const each of [firewall, main]) if (each) Tags.of(each).add('doorstep', name);
};

/** All of the deployments, or the one that `-c deployment=NAME` names. */
export const buildApp = (all: Readonly<Record<string, Deployment>>, props: AppProps = {}): App => {
  // The firewall's ARN is read from the stack in the other region; by default CDK would bring functions along for that.
  const app = new App({ ...props, postCliContext: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const asked = app.node.tryGetContext('deployment') as string | undefined;
  if (asked !== undefined && !(asked in all)) throw new Error(`no such deployment: ${asked}`);
  for (const [name, deployment] of Object.entries(all)) {
    if (asked === undefined || asked === name) addDeployment(app, name, deployment);
  }
  acknowledgeFindings(app);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
};
