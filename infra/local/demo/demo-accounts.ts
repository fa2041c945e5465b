import { everywhere } from '../../../shared/domain/areas.ts';
import type { Account } from '../../../shared/store/accounts.ts';

/** The password of all demo accounts, and its hash: made beforehand, because making it takes longer than starting. */
export const demoPassword = 'doorstep-demo';
const passwordHash = 'scrypt$15$8$1$QBt4zdcUYLczjO50cV5FKA$ZnMFzClmdJ3FvkTUBfCTs_Q3-3zVlZBnt3M1IgSHr84';

/** The accounts of the demo; they exist in the local process only. */
export const demoAccounts: readonly Pick<Account, 'username' | 'role' | 'scope' | 'passwordHash'>[] = [
  { username: 'staff-puli', role: 'staff', scope: 'puli', passwordHash },
  { username: 'official-fengchan', role: 'official', scope: 'fengchanlu', passwordHash },
  { username: 'admin', role: 'admin', scope: everywhere, passwordHash },
];
