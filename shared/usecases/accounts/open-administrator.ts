import { everywhere } from '../../domain/areas.ts';
import type { Outcome } from '../../domain/refusals.ts';
import type { Dependencies } from '../dependencies.ts';
import type { NewAccount } from './give-password.ts';
import { openWithPassword } from './open-account.ts';
import { operator } from './operator.ts';

/**
 * Opens an account that may do everything everywhere: only who works on the deployment itself may. Refuses with
 * ALREADY_EXISTS, also for a dismissed account's name, KEY_REUSED and PASSWORD_GONE.
 */
export const openAdministrator = (
  deps: Dependencies,
  { key, username }: { key: string; username: string },
): Promise<Outcome<NewAccount>> =>
  openWithPassword(deps, { actor: operator, key, input: { username, role: 'admin', scope: everywhere } });
