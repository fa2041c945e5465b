import type { Directory } from './directory.ts';
import type { RewardCondition, RewardProgramme, RewardRule } from './rewards.ts';

/**
 * A programme's rules in words, one text a rule: `加强针或60岁及以上：鸡蛋10个、口罩1包`. Chinese, because item and dose
 * names are what the office typed.
 */
export const describeRewards = (programme: RewardProgramme | undefined, directory: Directory): string[] =>
  programme?.rules.map(
    (rule) => `${describeCondition(rule.when, programme, directory)}：${describeGive(rule, directory)}`,
  ) ?? [];

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

const describeGive = ({ give }: RewardRule, directory: Directory): string => {
  const portions = 'allOf' in give ? give.allOf : give.oneOf;
  const texts = portions.map(({ item, quantity }) => {
    const known = directory.items.get(item);
    return `${known?.name ?? item}${quantity}${known?.unit ?? ''}`;
  });
  return 'allOf' in give ? texts.join('、') : `${texts.join('、')}任选一种`;
};
