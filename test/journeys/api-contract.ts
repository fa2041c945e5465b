import { describe, expect, it } from 'vitest';
import { accounts } from './contract/accounts.ts';
import { bookingFields } from './contract/booking-fields.ts';
import { deskDay } from './contract/desk-day.ts';
import { deskRefusals } from './contract/desk-refusals.ts';
import { directory } from './contract/directory.ts';
import { standOn } from './contract/ground.ts';
import { officialSites } from './contract/official-sites.ts';
import { officialSlots } from './contract/official-slots.ts';
import { reports } from './contract/reports.ts';
import { residentLife } from './contract/resident-life.ts';
import { residentRefusals } from './contract/resident-refusals.ts';
import { rewards } from './contract/rewards.ts';
import { scopes } from './contract/scopes.ts';
import { visitLife } from './contract/visit-life.ts';
import { walkIns } from './contract/walk-ins.ts';
import type { HostOpener } from './host.ts';

/** Proves that a host keeps the contract of the API, against the OpenAPI document that it serves itself. */
export const describeContract = (name: string, open: HostOpener): void => {
  describe(`the API of ${name}`, () => {
    const ground = standOn(open);
    directory(ground);
    residentLife(ground);
    residentRefusals(ground);
    bookingFields(ground);
    visitLife(ground);
    deskRefusals(ground);
    walkIns(ground);
    deskDay(ground);
    officialSites(ground);
    officialSlots(ground);
    rewards(ground);
    reports(ground);
    accounts(ground);
    scopes(ground);

    it('was seen to succeed in every operation of its document', () => {
      const { operations, succeeded } = ground().api.document;
      expect([...operations.keys()].filter((operation) => !succeeded.has(operation))).toEqual([]);
    });
  });
};
