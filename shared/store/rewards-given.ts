import { keys } from './keys.ts';
import type { Write } from './transaction.ts';

/** What a programme gives to one person, and how often at most. */
export interface PersonReward {
  readonly personKey: string;
  readonly programmeId: string;
  readonly perPerson: number;
}

/**
 * Counts one more reward of a programme for a person; refused when they have had all of theirs, whatever appointment
 * they come with. The old image says when they had the last (`at`, epoch milliseconds).
 */
export const countReward = (reward: PersonReward, givenAt: number, expireAt: number): Write => ({
  Update: {
    Key: keys.rewardGiven(reward.personKey, reward.programmeId),
    UpdateExpression: 'SET lastAt = :at, expireAt = :expireAt ADD given :one',
    ConditionExpression: 'attribute_not_exists(given) OR given < :perPerson',
    ExpressionAttributeValues: { ':at': givenAt, ':expireAt': expireAt, ':one': 1, ':perPerson': reward.perPerson },
  },
});
