import { describe, expect, it } from 'vitest';
import { portionsOf } from '../../shared/domain/reward-choice.ts';
import { describeRewards } from '../../shared/domain/reward-text.ts';
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
