import { programmeBody, type SlotPatch, siteBody } from '../../../shared/domain/requests/officials.ts';
import { dismissAccount } from '../../../shared/usecases/accounts/dismiss-account.ts';
import { openAccount } from '../../../shared/usecases/accounts/open-account.ts';
import { resetAccount } from '../../../shared/usecases/accounts/reset-account.ts';
import { setLastDay } from '../../../shared/usecases/accounts/set-last-day.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { createSchedules } from '../../../shared/usecases/officials/create-schedules.ts';
import { openSite } from '../../../shared/usecases/officials/open-site.ts';
import { putProgramme } from '../../../shared/usecases/officials/put-programme.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { accepted } from '../answers.ts';
import { newSite } from '../new-site.ts';
import { keyFor } from '../people.ts';
import { officialOfFengchan, type World } from '../world.ts';
import { type Ask, type Mutation, slots } from './mutation.ts';
import { bookEarly, stockUp } from './visits.ts';

const asked = { actor: officialOfFengchan, key: keyFor('mutation'), siteId: 'puli' };

/** An act that starts from a street where one person has booked. */
const from = (name: string, ask: Ask, before: (world: World) => Promise<unknown> = (world) => bookEarly(world, 1)) =>
  ({
    name,
    prepare: async (world: World) => {
      await before(world);
      return ask;
    },
  }) satisfies Mutation;

const slotChange = (name: string, input: Omit<SlotPatch, 'version'>) =>
  from(name, (deps) => changeSlot(deps, { ...asked, slotId: slots.early, input: { ...input, version: 1 } }));

const site = siteBody.parse(newSite('FCL-02'));

const programme = programmeBody.parse({
  name: '丰产路街道接种奖励',
  area: 'fengchanlu',
  service: 'covid19-vaccine',
  rules: [{ id: 'everybody', when: { otherwise: true }, give: { allOf: [{ item: 'eggs', quantity: 5 }] } }],
  perPerson: 1,
});

const schedule = {
  dates: ['2026-11-26', '2026-11-27'],
  opens: '08:30',
  closes: '10:30',
  slotMinutes: 60,
  desks: 2,
  perDeskPerSlot: 30,
  walkInShare: 0.2,
};

const account = { username: 'nurse-1', role: 'staff', scope: 'puli' } as const;
const openNurse = async ({ deps }: World) =>
  accepted(await openAccount(deps, { actor: officialOfFengchan, key: keyFor('opened-before'), input: account }));

const { siteId: _, ...office } = asked;

/** What officials change. */
export const officialMutations: readonly Mutation[] = [
  slotChange('raise a capacity', { capacity: 9 }),
  slotChange('raise a capacity by further lanes', { capacity: 95, walkInCapacity: 45 }),
  slotChange('lower a capacity', { capacity: 2, walkInCapacity: 1 }),
  slotChange('pause a slot', { status: 'paused' }),
  from('open a site', (deps) => openSite(deps, { ...office, input: site })),
  from('pause a site', (deps) => changeSite(deps, { ...asked, input: { status: 'paused' } })),
  from('make the slots of two days', (deps) => createSchedules(deps, { ...asked, input: schedule })),
  from('put a programme', (deps) =>
    putProgramme(deps, { ...office, programmeId: 'fengchanlu-2022', input: programme }),
  ),
  from('enter a receipt', (deps) =>
    recordStock(deps, { ...asked, input: { itemId: 'eggs', kind: 'receipt', quantity: 300 } }),
  ),
  from(
    'enter a count',
    (deps) => recordStock(deps, { ...asked, input: { itemId: 'gym-card', kind: 'count', quantity: 17 } }),
    stockUp,
  ),
  from('open an account', (deps) => openAccount(deps, { ...office, input: account })),
  from('reset an account', (deps) => resetAccount(deps, { ...office, username: account.username }), openNurse),
  from(
    'set an account’s last day',
    (deps) => setLastDay(deps, { ...office, username: account.username, validUntil: '2026-12-31' }),
    openNurse,
  ),
  from('dismiss an account', (deps) => dismissAccount(deps, { ...office, username: account.username }), openNurse),
];
