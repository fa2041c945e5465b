import { structure } from '../requests/shape.ts';
import { reads } from './operation.ts';

/** The service's default quotas; nothing is limited here. */
export const describeLimits = reads(structure('DescribeLimitsInput', {}), () => () => ({
  AccountMaxReadCapacityUnits: 80_000,
  AccountMaxWriteCapacityUnits: 80_000,
  TableMaxReadCapacityUnits: 40_000,
  TableMaxWriteCapacityUnits: 40_000,
}));

/** Where clients with endpoint discovery should go; a full day is what the service lets them remember it for. */
export const describeEndpoints = reads(structure('DescribeEndpointsRequest', {}), () => ({ endpoint }) => ({
  Endpoints: [{ Address: endpoint, CachePeriodInMinutes: 1440 }],
}));
