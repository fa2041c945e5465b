import { keys } from '../../../../shared/store/keys.ts';
import { staffOfPuli } from '../../../support/world.ts';
import {
  day,
  guardOf,
  type Items,
  lane,
  ledgerEntry,
  personKey,
  secondLane,
  type WorkedStore,
  walkInLane,
} from './worked-store.ts';

const account = keys.account(staffOfPuli.username);
const listed = keys.accountEntry(staffOfPuli.username);
const reward = keys.rewardGiven(personKey(3), 'fengchanlu-2022');

/** A damage that the store itself can put right: its name, what is found of it, and how it is done. */
type Decidable = [string, RegExp, (s: WorkedStore, healthy: Items) => Promise<unknown>];

/** Where a repair does not lead back to what was, the damage changes `healthy` to what is right then. */
export const decidable: readonly Decidable[] = [
  ['a lane with too few free seats', /^I2 .*O#0830-30#00: /, (s) => s.damage(lane, 'SET av = av - :n', { ':n': 2 })],
  ['a lane with too many free seats', /^I2 .*O#0830-30#00: /, (s) => s.damage(lane, 'SET av = av + :n', { ':n': 2 })],
  [
    'a claim without an appointment',
    /^I4 .* claims NOBODY22 as booked, whose record is gone$/,
    (s) => s.damage(lane, 'SET av = av - :n, claims.#c = :b', { ':n': 1, ':b': 'b' }, { '#c': 'NOBODY22' }),
  ],
  [
    'a claim of nobody that took no seat',
    /^I4 .* claims NOBODY22 as booked/,
    (s) => s.damage(walkInLane, 'SET claims.#c = :b', { ':b': 'b' }, { '#c': 'NOBODY22' }),
  ],
  [
    'a claim in another state',
    /^I3 .* claims \w+ as noShow, which is booked$/,
    (s) => s.damage(lane, 'SET claims.#c = :n', { ':n': 'n' }, { '#c': s.codes.waiting }),
  ],
  [
    'an appointment whose claim is gone with its seat',
    /^I3 \w+: is booked and holds no seat in puli-20261124-0830-30/,
    (s) => s.damage(lane, 'SET av = av + :n REMOVE claims.#c', { ':n': 1 }, { '#c': s.codes.waiting }),
  ],
  [
    'an appointment whose claim is gone and the seat lost',
    /^I3 \w+: is checkedIn and holds no seat/,
    (s) => s.damage(walkInLane, 'REMOVE claims.#c', undefined, { '#c': s.codes.walkedIn }),
  ],
  [
    'a claim in two lanes',
    /^I3 .*O#0830-30#01: claims \w+, which has its seat in puli-20261124-0830-30, online lane 0$/,
    (s) => s.damage(secondLane, 'SET av = av - :n, claims.#c = :b', { ':n': 1, ':b': 'b' }, { '#c': s.codes.waiting }),
  ],
  [
    'a cancelled appointment that kept its seat',
    /^I3 .* claims \w+ as booked, which is cancelled$/,
    (s) =>
      s.damage(
        lane,
        'SET av = av - :n, cx = cx - :n, claims.#c = :b',
        { ':n': 1, ':b': 'b' },
        { '#c': s.codes.cancelled },
      ),
  ],
  [
    'a guard that was not released',
    /^I3 P#.*: is busy with \w+, which is cancelled$/,
    (s) => s.damage(guardOf(4), 'SET active = :c', { ':c': s.codes.cancelled }),
  ],
  [
    'a guard that is busy with nobody',
    /^I3 P#.*: is busy with NOBODY22, which is gone$/,
    (s) => s.damage(guardOf(4), 'SET active = :c', { ':c': 'NOBODY22' }),
  ],
  [
    "a guard that is busy with somebody else's appointment",
    /^I3 P#.*: is busy with \w+, which is somebody else's$/,
    (s) => s.damage(guardOf(4), 'SET active = :c', { ':c': s.codes.waiting }),
  ],
  [
    'an active appointment without its guard',
    /^I3 \w+: is booked, its guard names nobody$/,
    (s) => s.damage(guardOf(1), 'REMOVE active, ph, activeUntil'),
  ],
  ['a guard that is gone altogether', /^I3 \w+: is booked, its guard names nobody$/, (s) => s.remove(guardOf(1))],
  [
    'a guard that names another appointment',
    /^I3 \w+: is booked, its guard names \w+$/,
    (s) => s.damage(guardOf(1), 'SET active = :c', { ':c': s.codes.cancelled }),
  ],
  [
    'a dose that was forgotten',
    /^I3 \w+: is fulfilled, and its guard does not know the dose$/,
    (s) => s.damage(guardOf(3), 'REMOVE d1'),
  ],
  [
    'a state that its history does not lead to',
    /^I10 \w+: is fulfilled, its history leads to booked$/,
    (s) => s.damage(keys.appointment(s.codes.waiting), 'SET st = :s', { ':s': 'fulfilled' }),
  ],
  [
    'a record that is kept for too long',
    /^I12 \w+: is kept until/,
    (s) => s.damage(keys.appointment(s.codes.waiting), 'SET expireAt = expireAt + :n', { ':n': 86_400 }),
  ],
  [
    'a record that goes too early',
    /^I4 \w+: is kept until/,
    (s) => s.damage(keys.appointment(s.codes.waiting), 'SET expireAt = expireAt - :n', { ':n': 86_400 }),
  ],
  [
    'what is left of an erased appointment',
    /^I12 A#\w+ A: was erased and still holds mn$/,
    (s) => s.damage(keys.appointment(s.codes.erased), 'SET mn = :n', { ':n': '居*民' }),
  ],
  [
    'a balance that drifted',
    /^I8 S#puli: gym-card: 9 on hand, the ledger says 2$/,
    (s) => s.damage(keys.stock('puli'), 'SET #on = :n', { ':n': 9 }, { '#on': 'on:gym-card' }),
  ],
  [
    'a count of the day that drifted',
    /^I8 S#puli: gym-card on 2026-11-24: 5 counted as handed out, the ledger says 1$/,
    (s) => s.damage(keys.stock('puli'), 'SET #out = :n', { ':n': 5 }, { '#out': 'out:2026-11-24:gym-card' }),
  ],
  [
    'a hand-out that is missing in the ledger',
    /^I9 \w+: a hand-out in its history, none in the ledger$/,
    async (s) => s.remove(await ledgerEntry(s, ({ kind }) => kind === 'handOut')),
  ],
  [
    'a reward that was not counted',
    /^I9 P#.* R#fengchanlu-2022: counts 0 rewards, \w+ got one$/,
    (s) => s.damage(reward, 'SET given = :n', { ':n': 0 }),
  ],
  [
    'a first lane that counts too few lanes',
    /^I2 puli-20261124-0830-30: lane 0 counts 1 lanes of pool online, there are 2$/,
    (s) => s.damage(lane, 'SET lanes = :n', { ':n': 1 }),
  ],
  [
    'lanes of one slot that differ in status',
    /^I2 puli-20261124-0830-30: lanes of one slot differ in status$/,
    (s) => s.damage(secondLane, 'SET st = :s', { ':s': 'paused' }),
  ],
  [
    'a slot that its day does not know',
    /^I2 puli-20261124-0830-30: has lanes, but its day does not know it$/,
    (s) => s.damage(day, 'DELETE slots :w', { ':w': new Set(['0830-30']) }),
  ],
  [
    'a dismissed account that is listed as usable',
    /^I13 ACCOUNTS staff-puli: /,
    async (s, healthy) => {
      await s.damage(account, 'SET dismissedAt = :n', { ':n': 1 });
      healthy.get(`${account.pk} ${account.sk}`)!.dismissedAt = 1;
      healthy.get(`${listed.pk} ${listed.sk}`)!.dismissedAt = 1;
    },
  ],
  ['an account that is not listed', /^I13 ACCOUNTS staff-puli: .* the list nothing$/, (s) => s.remove(listed)],
  [
    'an account that is listed and not there',
    /^I13 ACCOUNTS staff-puli: the account says nothing, /,
    async (s, healthy) => {
      await s.remove(account);
      healthy.delete(`${account.pk} ${account.sk}`);
      healthy.delete(`${listed.pk} ${listed.sk}`);
    },
  ],
];
