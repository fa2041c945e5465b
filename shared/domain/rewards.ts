import * as z from 'zod';

/** A thing that is handed out: eggs by the piece, masks by the pack. */
export const rewardItemSchema = z.object({ itemId: z.string(), name: z.string(), unit: z.string() });
export type RewardItem = z.infer<typeof rewardItemSchema>;

const fact = z.union([z.strictObject({ doseNumber: z.int().min(1) }), z.strictObject({ ageAtLeast: z.int().min(0) })]);
/** When a rule applies. `otherwise` is met by whoever no earlier rule covered. */
const conditionSchema = z.union([
  fact,
  z.strictObject({ anyOf: z.array(fact).min(1) }),
  z.strictObject({ allOf: z.array(fact).min(1) }),
  z.strictObject({ otherwise: z.literal(true) }),
]);
export type RewardCondition = z.infer<typeof conditionSchema>;

const portion = z.strictObject({ item: z.string(), quantity: z.int().min(1).max(10_000) });
/** All of a bundle, or one of a choice. */
const giveSchema = z.union([
  z.strictObject({ allOf: z.array(portion).min(1).max(20) }),
  z.strictObject({ oneOf: z.array(portion).min(1).max(20) }),
]);

export const rewardRuleSchema = z.strictObject({
  id: z.string().min(1).max(60),
  when: conditionSchema,
  give: giveSchema,
});
export type RewardRule = z.infer<typeof rewardRuleSchema>;

/** Reward rules of an area and all areas below it, for one service; the first rule that is met decides. */
export const programmeSchema = z.object({
  programmeId: z.string(),
  name: z.string(),
  area: z.string(),
  service: z.string(),
  rules: z.array(rewardRuleSchema).min(1),
  perPerson: z.int().min(1),
  version: z.int().min(1),
  /** a suspended programme is as if it were not there */
  suspended: z.literal(true).optional(),
});
export type RewardProgramme = z.infer<typeof programmeSchema>;

/** What one appointment is entitled to: `oneOf` marks the items of a choice. */
export interface EntitledItem {
  readonly itemId: string;
  readonly quantity: number;
  readonly oneOf?: true;
}

/** What the rules look at. */
export interface RewardFacts {
  readonly doseNumber?: number | undefined;
  /** whole years on the slot's date */
  readonly age: number;
}

const isMet = (when: RewardCondition, facts: RewardFacts): boolean => {
  if ('doseNumber' in when) return facts.doseNumber === when.doseNumber;
  if ('ageAtLeast' in when) return facts.age >= when.ageAtLeast;
  if ('anyOf' in when) return when.anyOf.some((one) => isMet(one, facts));
  if ('allOf' in when) return when.allOf.every((one) => isMet(one, facts));
  return when.otherwise;
};

/** What a programme gives to these facts; nothing when no rule is met. Stock plays no part. */
export const entitlementOf = (programme: RewardProgramme, facts: RewardFacts): EntitledItem[] => {
  const rule = programme.rules.find((candidate) => isMet(candidate.when, facts));
  if (!rule) return [];
  if ('allOf' in rule.give) return rule.give.allOf.map(({ item, quantity }) => ({ itemId: item, quantity }));
  return rule.give.oneOf.map(({ item, quantity }) => ({ itemId: item, quantity, oneOf: true }));
};
