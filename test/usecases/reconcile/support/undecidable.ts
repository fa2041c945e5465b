import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../../shared/store/keys.ts';
import { person } from '../../../support/people.ts';
import { itemAt } from '../../../support/world.ts';
import { day, lane, ledgerEntry, secondLane, type WorkedStore } from './worked-store.ts';

/** A damage that a person has to judge: its name, what is found of it, what is to be done, and how it is made. */
type Undecidable = [string, RegExp, RegExp, (s: WorkedStore) => Promise<unknown>];

export const undecidable: readonly Undecidable[] = [
  [
    'an oversold lane',
    /^I1 .*: 4 seats held of 2$/,
    /raise the slot's capacity/,
    (s) => s.damage(lane, 'SET av = :less, cap = :two', { ':less': -2, ':two': 2 }),
  ],
  [
    'a seat that was sold again',
    /^I3 \w+: is booked and holds no seat/,
    /no free seat in .*: raise the slot's capacity/,
    (s) =>
      s.damage(
        lane,
        'SET av = :none, cap = :left REMOVE claims.#c',
        { ':none': 0, ':left': 3 },
        { '#c': s.codes.waiting },
      ),
  ],
  [
    'a history that Doorstep does not write',
    /^I7 \w+: fulfilled after booked$/,
    /restore it from before that/,
    (s) => s.damage(keys.appointment(s.codes.done), 'SET hx[1].w = :w', { ':w': 'fulfilled' }),
  ],
  [
    'a key that worked twice',
    /^I6 \w+: 4 entries under 3 keys$/,
    /restore it/,
    async (s) => {
      const { hx } = (await itemAt(s.world, keys.appointment(s.codes.done)))!;
      const [first, , third, ...rest] = hx as Record<string, unknown>[];
      await s.damage(keys.appointment(s.codes.done), 'SET hx = :h', {
        ':h': [first, { ...(hx as Record<string, unknown>[])[1], k: first!.k }, third, ...rest],
      });
    },
  ],
  [
    'a visit whose record is gone',
    /^I4 .* claims \w+ as fulfilled, whose record is gone$/,
    /restore it from before that/,
    (s) => s.remove(keys.appointment(s.codes.done)),
  ],
  [
    'a record that cannot be read',
    /^I4 A#\w+ A: is a record that cannot be read$/,
    /restore it/,
    (s) => s.damage(keys.appointment(s.codes.waiting), 'REMOVE hx'),
  ],
  [
    'a lane that cannot be read',
    /^I2 .*O#0830-30#01: is a lane that cannot be read$/,
    /restore it/,
    (s) => s.damage(secondLane, 'REMOVE cap'),
  ],
  [
    'a slot whose lanes are gone',
    /^I2 puli-20261124-0900-30: is known to its day, but has no lanes$/,
    /restore its lanes/,
    async (s) => {
      for (const sk of ['O#0900-30#00', 'O#0900-30#01', 'W#0900-30#00']) await s.remove({ pk: day.pk, sk });
    },
  ],
  [
    'a hand-out that no history tells of',
    /^I9 S#puli L#.*: is a hand-out that the history of \w+ does not tell of$/,
    /count the stock/,
    async (s) => {
      const entry = await ledgerEntry(s, ({ kind }) => kind === 'handOut');
      await s.damage(entry, 'SET code = :c', { ':c': s.codes.waiting });
    },
  ],
  [
    'goods that no request received',
    /^I10 S#puli L#.*: is a receipt that no request made$/,
    /find out who entered it/,
    async (s) => {
      const { sk } = await ledgerEntry(s, ({ kind }) => kind === 'receipt');
      await s.remove(keys.request(sk.split('#')[2]!));
    },
  ],
  [
    'a receipt that was answered and is not in the ledger',
    /^I10 K#.*: was answered, and the ledger of puli has no entry of it$/,
    /count the stock/,
    async (s) => {
      const key = await ledgerEntry(s, ({ kind }) => kind === 'receipt');
      await s.remove(key);
      await s.damage(keys.stock('puli'), 'SET #on = :n', { ':n': -1 }, { '#on': 'on:gym-card' });
    },
  ],
  [
    'an ID number that can be read',
    /^I12 A#\w+ A: shows an ID number in note$/,
    /take the number out of note/,
    (s) => s.damage(keys.appointment(s.codes.waiting), 'SET note = :n', { ':n': `身份证${person(1).idNumber}` }),
  ],
  [
    'two active appointments of one person',
    /^I3 \w+: is booked, its guard names \w+$/,
    /two active appointments/,
    async (s) => {
      const { pk: _, ...copy } = (await itemAt(s.world, keys.appointment(s.codes.waiting)))!;
      const Item = { ...copy, pk: 'A#TWICE222' };
      await s.world.table.client.send(new PutCommand({ TableName: s.world.table.name, Item }));
      await s.damage(lane, 'SET av = av - :n, claims.#c = :b', { ':n': 1, ':b': 'b' }, { '#c': 'TWICE222' });
    },
  ],
];
