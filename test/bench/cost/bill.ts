import type { ShippedName } from '../../support/deployments.ts';
import type { Assumptions } from './assumptions.ts';
import { leftBehind } from './left-behind.ts';
import type { Measured } from './measure/record.ts';
import { addUp, type Meter, meterNames, serviceOf, type Usage } from './meters.ts';
import { type Price, prices } from './prices.ts';
import { jobRuns, standing } from './standing.ts';
import { visits } from './visits.ts';
import type { Occasion } from './volumes.ts';

/** A deployment's use on one occasion, apart by what brings it about. */
export interface Use {
  /** whether anybody comes or not */
  readonly fixed: Usage;
  /** because people come */
  readonly variable: Usage;
  readonly all: Usage;
}

export const useOf = (occasion: Occasion, name: ShippedName, measured: Measured, given: Assumptions): Use => {
  const infra = measured.infra[name];
  const fixed = addUp([standing(infra, occasion.months), jobRuns(measured, infra, given, occasion.months)]);
  const variable = addUp([visits(occasion, measured, infra, given), leftBehind(occasion, measured, infra, given)]);
  return { fixed, variable, all: addUp([fixed, variable]) };
};

/** What is paid for it, by meter. */
export type Bill = Readonly<Record<Meter, number>>;

export const billFor = (use: Usage, list: Readonly<Record<Meter, Price>> = prices): Bill =>
  Object.fromEntries(meterNames.map((meter) => [meter, use[meter] * list[meter].usd])) as Bill;

export const totalOf = (bill: Bill): number => meterNames.reduce((sum, meter) => sum + bill[meter], 0);

/** The same by service, in the order of the meters. */
export const byService = (bill: Bill): ReadonlyMap<string, number> => {
  const services = new Map<string, number>();
  for (const meter of meterNames) services.set(serviceOf(meter), (services.get(serviceOf(meter)) ?? 0) + bill[meter]);
  return services;
};
