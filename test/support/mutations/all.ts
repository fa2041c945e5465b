import type { Mutation } from './mutation.ts';
import { officialMutations } from './officials.ts';
import { residentMutations } from './residents.ts';
import { staffMutations } from './staff.ts';

/** Every mutation of Doorstep that leaves something in the store, by role. */
export const mutations: readonly Mutation[] = [...residentMutations, ...staffMutations, ...officialMutations];
