import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionName } from '../bundles.ts';
import type { Deployment } from '../deployments.ts';
import { DoorstepFunction, type DoorstepFunctionProps, type FunctionSurroundings } from './doorstep-function.ts';

export interface FunctionsProps extends FunctionSurroundings {
  readonly reservedConcurrency: Deployment['reservedConcurrency'];
  /** where Doorstep is reached: the base of links, and the only host that is answered */
  readonly address: string;
}

/** More memory is more processor: at 1,769 MB a function has one whole (Lambda developer guide, "Configure memory"). */
const serving = { memoryMegabytes: 1024, timeoutSeconds: 15 } as const;

/** All functions: one for each kind of user, one for each job. */
export class Functions extends Construct implements Record<FunctionName, LambdaFunction> {
  readonly residents: LambdaFunction;
  readonly staff: LambdaFunction;
  readonly officials: LambdaFunction;
  readonly markMissedDays: LambdaFunction;
  readonly nightly: LambdaFunction;

  constructor(scope: Construct, id: string, { reservedConcurrency, address, ...surroundings }: FunctionsProps) {
    super(scope, id);
    const environment = { PUBLIC_ORIGINS: address };
    const create = (
      functionName: FunctionName,
      props: Omit<DoorstepFunctionProps, keyof FunctionSurroundings | 'functionName'>,
    ) => new DoorstepFunction(this, functionName, { ...surroundings, ...props, functionName }).lambda;
    this.residents = create('residents', {
      description: "Residents' pages and API",
      ...serving,
      environment,
      reservedConcurrency: reservedConcurrency.residents,
    });
    this.staff = create('staff', {
      description: 'Sign-in, and the acts of staff',
      ...serving,
      environment,
      reservedConcurrency: reservedConcurrency.staff,
    });
    this.officials = create('officials', {
      description: 'Sites, schedules, rewards, reports and accounts',
      ...serving,
      environment,
      reservedConcurrency: reservedConcurrency.officials,
    });
    this.markMissedDays = create('markMissedDays', {
      description: 'Marks who did not come, after a site has closed',
      memoryMegabytes: 512,
      timeoutSeconds: 300,
    });
    this.nightly = create('nightly', {
      description: 'Recounts the invariants and removes what should have gone',
      // Holds what the whole table says.
      memoryMegabytes: 1769,
      timeoutSeconds: 900,
    });
  }
}
