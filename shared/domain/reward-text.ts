import type { Directory } from './directory.ts';
import type { EntitledItem, RewardCondition, RewardProgramme, RewardRule } from './rewards.ts';

/**
 * A programme's rules in words, one text a rule: `加强针或60岁及以上：鸡蛋10个、口罩1包`. Chinese, because item and dose
 * names are what the office typed.
 */
export const describeRewards = (programme: RewardProgramme | undefined, directory: Directory): string[] =>
  programme?.rules.map(({ when, ...rule }, place) => {
    const who = 'otherwise' in when && place === 0 ? '所有人' : describeCondition(when, programme, directory);
    return `${who}：${describeGive(rule, directory)}`;
  }) ?? [];

const describeCondition = (when: RewardCondition, programme: RewardProgramme, directory: Directory): string => {
  const nested = (one: RewardCondition) => describeCondition(one, programme, directory);
  if ('doseNumber' in when) {
    const doses = directory.services.get(programme.service)?.doses ?? [];
    return doses.find(({ doseNumber }) => doseNumber === when.doseNumber)?.name ?? `第${when.doseNumber}剂`;
  }
  if ('ageAtLeast' in when) return `${when.ageAtLeast}岁及以上`;
  if ('anyOf' in when) return when.anyOf.map(nested).join('或');
  if ('allOf' in when) return when.allOf.map(nested).join('且');
  return '其他人员';
};

const describeGive = ({ give }: Pick<RewardRule, 'give'>, directory: Directory): string =>
  'allOf' in give ? portionsText(give.allOf, directory) : `${portionsText(give.oneOf, directory)}任选一种`;

const portionsText = (portions: readonly { item: string; quantity: number }[], { items }: Directory): string =>
  portions
    .map(({ item, quantity }) => `${items.get(item)?.name ?? item}${quantity}${items.get(item)?.unit ?? ''}`)
    .join('、');

/** What one person is entitled to, in the same words: `鸡蛋10个、口罩1包`; empty when it is nothing. */
export const describeEntitlement = (entitlement: readonly EntitledItem[], directory: Directory): string => {
  const portions = entitlement.map(({ itemId, quantity }) => ({ item: itemId, quantity }));
  return portionsText(portions, directory) + (entitlement[0]?.oneOf ? '任选一种' : '');
};
