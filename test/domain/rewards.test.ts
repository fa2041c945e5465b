import { describe, expect, it } from 'vitest';
import { programmeFor } from '../../shared/domain/directory.ts';
import { portionsOf } from '../../shared/domain/reward-choice.ts';
import { exampleFacts, sitesBelow, sitesCoveredBy, withProgramme } from '../../shared/domain/reward-preview.ts';
import { describeEntitlement, describeRewards } from '../../shared/domain/reward-text.ts';
import { entitlementOf, programmeSchema } from '../../shared/domain/rewards.ts';
import { directoryItems } from '../support/directory.ts';
import { openWorld } from '../support/world.ts';

const programme = programmeSchema.parse(directoryItems().find(({ programmeId }) => programmeId !== undefined));
const itemsFor = (facts: { doseNumber?: number; age: number }) =>
  entitlementOf(programme, facts).map(({ itemId }) => itemId);
const bundle = entitlementOf(programme, { doseNumber: 3, age: 30 });
const choice = entitlementOf(programme, { doseNumber: 1, age: 59 });

describe('a reward rule', () => {
  it('gives eggs and masks to a booster and from 60 on, a choice of cards to the others', () => {
    expect(itemsFor({ doseNumber: 3, age: 18 })).toEqual(['eggs', 'masks']);
    expect(itemsFor({ doseNumber: 1, age: 60 })).toEqual(['eggs', 'masks']);
    expect(itemsFor({ doseNumber: 2, age: 59 })).toEqual(['library-card', 'gym-card', 'kids-play-card']);
  });

  it('says itself back', async () => {
    const { deps } = await openWorld();
    expect(describeRewards(programme, await deps.directory.current())).toEqual([
      '加强针或60岁及以上：鸡蛋10个、口罩1包',
      '其他人员：读书借阅卡1张、健身卡1张、党群服务中心儿童游乐畅玩卡1张任选一种',
    ]);
  });

  it('names nobody else where there is nobody before', async () => {
    const { deps } = await openWorld();
    const forAll = { ...programme, rules: programme.rules.slice(1) };
    expect(describeRewards(forAll, await deps.directory.current())[0]).toMatch(/^所有人：读书借阅卡1张/);
  });
});

describe('what is handed out', () => {
  it('is the whole bundle or the one item chosen', () => {
    expect(portionsOf(bundle, undefined, undefined)).toEqual([
      { itemId: 'eggs', quantity: 10 },
      { itemId: 'masks', quantity: 1 },
    ]);
    expect(portionsOf(bundle, ['masks', 'eggs'], undefined)).toHaveLength(2);
    expect(portionsOf(choice, ['gym-card'], 'library-card')).toEqual([{ itemId: 'gym-card', quantity: 1 }]);
    expect(portionsOf(choice, undefined, 'library-card')).toEqual([{ itemId: 'library-card', quantity: 1 }]);
  });

  it.each([
    ['no choice', choice, undefined, undefined, 'CHOICE_REQUIRED'],
    ['two choices', choice, ['gym-card', 'library-card'], undefined, 'CHOICE_REQUIRED'],
    ['half a bundle', bundle, ['eggs'], undefined, 'CHOICE_REQUIRED'],
    ['what was not offered', bundle, ['gym-card'], undefined, 'FIELD_INVALID'],
    ['nothing at all', [], undefined, undefined, 'NOT_ENTITLED'],
  ])('is refused for %s', (_, entitlement, chosen, wished, code) =>
    expect(portionsOf(entitlement, chosen, wished)).toMatchObject({ refused: code }),
  );
});

describe('a programme that is still to count', () => {
  const directoryOf = async () => (await openWorld()).deps.directory.current();
  const district = { ...programme, programmeId: 'district', area: 'jinshui' };

  it('covers the sites below its area at which no nearer one decides', async () => {
    const now = withProgramme(await directoryOf(), district);
    const idsOf = (sites: readonly { siteId: string }[]) => sites.map(({ siteId }) => siteId);
    expect([idsOf(sitesBelow(now, district)), idsOf(sitesCoveredBy(now, district))]).toEqual([['puli'], []]);
    const without = withProgramme(now, { ...programme, suspended: true });
    expect(idsOf(sitesCoveredBy(without, district))).toEqual(['puli']);
    expect(programmeFor(without, now.sites.get('puli')!, 'covid19-vaccine')?.programmeId).toBe('district');
  });

  it('leaves closed sites and other services out', async () => {
    const directory = await directoryOf();
    const puli = directory.sites.get('puli')!;
    const closed = { ...directory, sites: new Map([['puli', { ...puli, status: 'closed' as const }]]) };
    expect(sitesBelow(closed, programme)).toEqual([]);
    expect(sitesBelow(directory, { ...programme, service: 'nucleic-acid-test' })).toEqual([]);
  });

  it('is shown by people on both sides of every age it names, old enough for their dose', async () => {
    const { services } = await directoryOf();
    const vaccine = services.get('covid19-vaccine')!;
    const ages = { ...programme, rules: [{ ...programme.rules[0]!, when: { ageAtLeast: 18 } }] };
    expect(exampleFacts([ages], vaccine)).toEqual([
      { doseNumber: 1, age: 17 },
      { doseNumber: 1, age: 18 },
      { doseNumber: 2, age: 17 },
      { doseNumber: 2, age: 18 },
      { doseNumber: 3, age: 18 },
    ]);
    const test = services.get('nucleic-acid-test')!;
    expect(exampleFacts([{ ...programme, rules: [programme.rules[1]!] }], test)).toEqual([{ age: 30 }]);
    expect(exampleFacts([programme], test)).toEqual([{ age: 59 }, { age: 60 }]);
  });

  it('says what one person gets', async () => {
    const directory = await directoryOf();
    expect(describeEntitlement(bundle, directory)).toBe('鸡蛋10个、口罩1包');
    expect(describeEntitlement(choice, directory)).toMatch(/^读书借阅卡1张、.*任选一种$/);
    expect(describeEntitlement([], directory)).toBe('');
  });
});
