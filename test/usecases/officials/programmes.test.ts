import { beforeEach, describe, expect, it } from 'vitest';
import { type ProgrammeInput, programmeBody } from '../../../shared/domain/requests/officials.ts';
import { listProgrammes } from '../../../shared/usecases/officials/list-programmes.ts';
import { putProgramme } from '../../../shared/usecases/officials/put-programme.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import {
  admin,
  booked,
  everything,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const programme = (change: object = {}): ProgrammeInput =>
  programmeBody.parse({
    name: '丰产路街道接种奖励',
    area: 'fengchanlu',
    service: 'covid19-vaccine',
    rules: [{ id: 'everybody', when: { otherwise: true }, give: { allOf: [{ item: 'eggs', quantity: 5 }] } }],
    perPerson: 1,
    ...change,
  });

const put = (change: object = {}, programmeId = 'fengchanlu-2022', actor = officialOfFengchan, key?: string) =>
  putProgramme(world.deps, { actor, programmeId, input: programme(change), key });

describe('a programme', () => {
  it('is replaced as a new version, and who books from then on is entitled by it', async () => {
    expect(await put()).toEqual({ id: 'fengchanlu-2022', ...programme(), version: 2 });
    await putSlot(world, 'puli-20261124-0830-30', 10);
    const { appointment } = await booked(world, 1, 'puli-20261124-0830-30');
    expect(appointment.entitlement).toEqual([{ itemId: 'eggs', name: '鸡蛋', quantity: 5 }]);
  });

  it('is as if it were not there while it is suspended: the one above counts, or none', async () => {
    const gives = async (n: number) =>
      (await booked(world, n, 'puli-20261124-0830-30')).appointment.entitlement.map(({ itemId }) => itemId);
    await putSlot(world, 'puli-20261124-0830-30', 10);
    expect(await put({ suspended: true })).toMatchObject({ version: 2, suspended: true });
    expect(await gives(1)).toEqual([]);
    const masks = [{ id: 'all', when: { otherwise: true }, give: { allOf: [{ item: 'masks', quantity: 1 }] } }];
    await put({ area: 'jinshui', rules: masks }, 'district', admin);
    expect(await gives(2)).toEqual(['masks']);
    expect(await put()).not.toHaveProperty('suspended');
    expect(await gives(3)).toEqual(['eggs']);
  });

  it('is created by the same call, and listed for its area and all above', async () => {
    expect(await put({}, 'jinshui-2026', admin)).toMatchObject({ id: 'jinshui-2026', version: 1 });
    const listed = async (actor = officialOfFengchan) =>
      accepted(await listProgrammes(world.deps, { actor })).programmes.map(({ id }) => id);
    await put({ area: 'jinshui' }, 'district', admin);
    await put({ area: 'guancheng' }, 'elsewhere', admin);
    expect(await listed()).toEqual(['district', 'fengchanlu-2022', 'jinshui-2026']);
    expect(await listed(admin)).toEqual(['district', 'elsewhere', 'fengchanlu-2022', 'jinshui-2026']);
    expect(await listProgrammes(world.deps, { actor: staffOfPuli })).toEqual({ refused: 'FORBIDDEN' });
  });

  it('is refused when the version that was sent is not the present one', async () => {
    expect(await put({ version: 1 })).toMatchObject({ version: 2 });
    expect(await put({ version: 1 })).toEqual({ refused: 'STALE_VERSION' });
    expect(await put({ version: 2, id: 'fengchanlu-2022' })).toMatchObject({ version: 3 });
  });

  it('is written once per key', async () => {
    const first = await put({}, 'fengchanlu-2022', officialOfFengchan, keyFor('rules'));
    await put();
    expect(await put({}, 'fengchanlu-2022', officialOfFengchan, keyFor('rules'))).toEqual(first);
  });

  it('gets a version of its own for each of several officials at once', async () => {
    const answers = (await Promise.all([1, 2, 3].map((perPerson) => put({ perPerson })))).map(accepted);
    expect(answers.map(({ version }) => version).toSorted()).toEqual([2, 3, 4]);
  });

  it.each([
    [{ service: 'x-ray' }, 'service'],
    [{ area: 'atlantis' }, 'area'],
    [{ id: 'another' }, 'id'],
    [
      { rules: [{ id: 'a', when: { otherwise: true }, give: { allOf: [{ item: 'gold', quantity: 1 }] } }] },
      'rules.0.give',
    ],
    [
      {
        rules: [
          {
            id: 'a',
            when: { otherwise: true },
            give: {
              oneOf: [
                { item: 'eggs', quantity: 1 },
                { item: 'eggs', quantity: 2 },
              ],
            },
          },
        ],
      },
      'rules.0.give',
    ],
  ])('is refused with %j', async (change, field) => {
    const before = await everything(world);
    expect(await put(change)).toEqual({ refused: 'FIELD_INVALID', fields: [{ field, code: 'FIELD_INVALID' }] });
    expect(await everything(world)).toEqual(before);
  });

  it('is out of reach outside the official’s area, whichever area it names', async () => {
    const stranger = { username: 'official-guancheng', role: 'official', scope: 'guancheng' } as const;
    expect(await put({ area: 'guancheng' }, 'fengchanlu-2022', stranger)).toEqual({ refused: 'NOT_FOUND' });
    expect(await put({}, 'fengchanlu-2022', stranger)).toEqual({ refused: 'NOT_FOUND' });
    expect(await put({}, 'fengchanlu-2022', staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
  });
});
