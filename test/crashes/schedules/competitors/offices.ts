import { programmeBody, type SlotPatch, siteBody } from '../../../../shared/domain/requests/officials.ts';
import { dismissAccount } from '../../../../shared/usecases/accounts/dismiss-account.ts';
import { openAccount } from '../../../../shared/usecases/accounts/open-account.ts';
import { resetAccount } from '../../../../shared/usecases/accounts/reset-account.ts';
import { setLastDay } from '../../../../shared/usecases/accounts/set-last-day.ts';
import { changeSite } from '../../../../shared/usecases/officials/change-site.ts';
import { changeSlot } from '../../../../shared/usecases/officials/change-slot.ts';
import { createSchedules } from '../../../../shared/usecases/officials/create-schedules.ts';
import { openSite } from '../../../../shared/usecases/officials/open-site.ts';
import { putProgramme } from '../../../../shared/usecases/officials/put-programme.ts';
import { newSite } from '../../../support/new-site.ts';
import { officialOfFengchan as actor, admin } from '../../../support/world.ts';
import type { Topic } from '../concerns.ts';
import { type Competitor, competitorKey as key } from './competitor.ts';

const by = (topics: readonly Topic[], name: string, ask: Competitor['ask'], isInSteps = false): Competitor => ({
  name,
  topics,
  ask,
  isInSteps,
});

/** An official who looked at the contested slot before; the administrator, because it may lie in another street. */
const changesSlot = (name: string, input: Omit<SlotPatch, 'version'>) =>
  by(['seat', 'slot'], name, (deps, { slotId }) =>
    changeSlot(deps, { actor: admin, key, siteId: slotId.split('-')[0]!, slotId, input: { ...input, version: 1 } }),
  );

const schedule = {
  dates: ['2026-11-26', '2026-11-24'],
  opens: '08:30',
  closes: '09:30',
  slotMinutes: 30,
  desks: 1,
  perDeskPerSlot: 10,
  walkInShare: 0.2,
};

const site = siteBody.parse(newSite('FCL-02', { name: '丰产路街道第三接种点' }));

const programme = programmeBody.parse({
  name: '丰产路街道接种奖励',
  area: 'fengchanlu',
  service: 'covid19-vaccine',
  rules: [{ id: 'everybody', when: { otherwise: true }, give: { allOf: [{ item: 'masks', quantity: 2 }] } }],
  perPerson: 1,
});

const nurse = { username: 'nurse-1', role: 'staff', scope: 'puli' } as const;
const { username } = nurse;

/** Officials who change what others rely on. */
export const offices: readonly Competitor[] = [
  changesSlot('an official lowers the capacity', { capacity: 1 }),
  changesSlot('an official raises the capacity', { capacity: 12, walkInCapacity: 5 }),
  changesSlot('an official raises the capacity by lanes', { capacity: 130 }),
  changesSlot('an official pauses the slot', { status: 'paused' }),
  by(['seat', 'slot', 'site'], 'an official pauses the site', (deps) =>
    changeSite(deps, { actor, key, siteId: 'puli', input: { status: 'paused' } }),
  ),
  by(['site'], 'an official renames the site', (deps) =>
    changeSite(deps, { actor, key, siteId: 'puli', input: { name: '璞丽中心广场接种点' } }),
  ),
  by(
    ['slot', 'schedule', 'day'],
    'an official makes slots',
    (deps) => createSchedules(deps, { actor, key, siteId: 'puli', input: schedule }),
    true,
  ),
  by(['site'], 'an official opens a site of that number', (deps) => openSite(deps, { actor, key, input: site })),
  by(['programme', 'seat'], 'an official puts the programme', (deps) =>
    putProgramme(deps, { actor, key, programmeId: 'fengchanlu-2022', input: programme }),
  ),
  by(['account'], 'an official opens that account', (deps) => openAccount(deps, { actor, key, input: nurse })),
  by(['account'], 'an official resets the account', (deps) => resetAccount(deps, { actor, key, username })),
  by(['account'], 'an official sets its last day', (deps) =>
    setLastDay(deps, { actor, key, username, validUntil: '2027-01-31' }),
  ),
  by(['account'], 'an official dismisses the account', (deps) => dismissAccount(deps, { actor, key, username })),
];
