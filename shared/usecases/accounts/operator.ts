import type { StaffActor } from '../../domain/accounts.ts';
import { everywhere } from '../../domain/areas.ts';

/**
 * Who acts, in audit entries and ledgers, when somebody works on a deployment itself with the commands of
 * infra/operations. No account can have this name: usernames hold no colon.
 */
export const operator: StaffActor = { username: 'system:operator', role: 'admin', scope: everywhere };
