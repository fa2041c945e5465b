/** Seeded choices. */
export interface Dice {
  /** 0 ≤ n < below */
  below(below: number): number;
  between(first: number, last: number): number;
  /** true in that share of throws */
  chance(share: number): boolean;
  oneOf<T>(choices: readonly T[]): T;
  /** a name, as often as its weight says */
  weighted<Name extends string>(weights: Readonly<Partial<Record<Name, number>>>): Name;
}

/** Dice on a random source. */
export const diceOf = (random: () => number): Dice => {
  const below = (count: number) => Math.floor(random() * count);
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (share) => random() < share,
    oneOf: (choices) => choices[below(choices.length)]!,
    weighted: (weights) => {
      const entries = Object.entries(weights) as [never, number][];
      let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return entries.at(-1)![0];
    },
  };
};
