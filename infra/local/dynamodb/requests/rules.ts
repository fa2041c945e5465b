import type { Rules } from './shape.ts';

/** A test of one value, and the service's words for a value that fails it. */
export interface Rule {
  readonly holds: (value: unknown) => boolean;
  readonly message: string;
}

const lengthOf = (value: unknown): number => {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
};

const rangeRules = ({ min, max }: Rules): Rule[] => [
  ...(min === undefined
    ? []
    : [
        {
          holds: (value: unknown) => (value as number) >= min,
          message: `Member must have value greater than or equal to ${min}`,
        },
      ]),
  ...(max === undefined
    ? []
    : [
        {
          holds: (value: unknown) => (value as number) <= max,
          message: `Member must have value less than or equal to ${max}`,
        },
      ]),
];

const patternRules = ({ pattern, accepts = pattern }: Rules): Rule[] => {
  if (pattern === undefined) return [];
  const expression = new RegExp(`^(?:${accepts})$`);
  return [
    {
      holds: (value) => expression.test(value as string),
      message: `Member must satisfy regular expression pattern: ${pattern}`,
    },
  ];
};

const lengthRules = ({ minLength, maxLength }: Rules): Rule[] => [
  ...(maxLength === undefined
    ? []
    : [
        {
          holds: (value: unknown) => lengthOf(value) <= maxLength,
          message: `Member must have length less than or equal to ${maxLength}`,
        },
      ]),
  ...(minLength === undefined
    ? []
    : [
        {
          holds: (value: unknown) => lengthOf(value) >= minLength,
          message: `Member must have length greater than or equal to ${minLength}`,
        },
      ]),
];

const choiceRules = ({ oneOf }: Rules): Rule[] =>
  oneOf === undefined
    ? []
    : [
        {
          holds: (value) => oneOf.includes(value as string),
          message: `Member must satisfy enum value set: [${oneOf.join(', ')}]`,
        },
      ];

/** The constraints that are about the value itself, in the order in which the service reports them. */
export const rulesOf = (rules: Rules): readonly Rule[] => [
  ...rangeRules(rules),
  ...patternRules(rules),
  ...lengthRules(rules),
  ...choiceRules(rules),
];

/** The constraints of all keys or values of a map, in the order in which the service lists them. */
export const collectiveRulesOf = (rules: Rules): readonly Rule[] => [...lengthRules(rules), ...patternRules(rules)];
