import { resolve, resourcesOf, type Template, type Values } from './template.ts';

/** A statement of a policy, resolved. */
interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** patterns of partition keys, where the statement is for some only */
  readonly leadingKeys: readonly string[] | undefined;
}

/** What somebody asks to do. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  /** partition keys of the items it is about */
  readonly leadingKeys?: readonly string[];
}

/** A right as it was granted: what the recount of used rights speaks of. */
export type Right = `${string} ${string}`;

/** What one role may do. */
export interface Policy {
  /** the rights that allow it; undefined when it is not allowed */
  allow(asked: Asked): readonly Right[] | undefined;
  /** every right on the table, action by action and pattern by pattern */
  readonly tableRights: readonly Right[];
}

const conditionOfLeadingKeys = 'ForAllValues:StringLike';

/** The policy of a role, from the policies that the template attaches to it. Throws for anything that it cannot judge. */
export const policyOf = (template: Template, roleId: string, values: Values): Policy => {
  const attached = resourcesOf(template, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
    Properties.Roles.some(({ Ref }: { Ref?: string }) => Ref === roleId),
  );
  const statements = attached
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .map((raw) => parse(raw, values));
  const patterns = ({ leadingKeys }: Statement) => leadingKeys ?? ['-'];
  return {
    allow: ({ action, resource, leadingKeys = [] }) => {
      const fitting = statements.filter(
        ({ actions, resources }) =>
          actions.some((each) => isLike(action, each)) && resources.some((each) => isLike(resource, each)),
      );
      const allowing = fitting.find(
        (statement) =>
          statement.leadingKeys === undefined ||
          leadingKeys.every((key) => statement.leadingKeys?.some((pattern) => isLike(key, pattern))),
      );
      if (!allowing) return undefined;
      const used = leadingKeys.map((key) => patterns(allowing).find((pattern) => isLike(key, pattern)) ?? '-');
      return (used.length > 0 ? used : ['-']).map((pattern): Right => `${action} ${pattern}`);
    },
    tableRights: statements.flatMap((statement) =>
      statement.actions
        .filter((action) => action.startsWith('dynamodb:'))
        .flatMap((action) => patterns(statement).map((pattern): Right => `${action} ${pattern}`)),
    ),
  };
};

const list = (value: string | string[]): string[] => [value].flat();

const parse = (raw: ReturnType<typeof JSON.parse>, values: Values): Statement => {
  const { Effect, Action, Resource, Condition = {}, ...others } = raw;
  const { [conditionOfLeadingKeys]: leadingKeys, ...conditions } = Condition;
  if (Effect !== 'Allow' || Object.keys({ ...others, ...conditions }).length > 0) {
    throw new Error(`cannot judge ${JSON.stringify(raw)}`);
  }
  return {
    actions: list(Action),
    resources: list(resolve(Resource, values)),
    leadingKeys: leadingKeys && list(leadingKeys['dynamodb:LeadingKeys']),
  };
};

/** IAM's StringLike, for what is used here: `*` stands for any text. */
const isLike = (text: string, pattern: string): boolean => {
  const [head = '', ...tails] = pattern.split('*');
  return tails.length === 0 ? text === pattern : text.startsWith(head) && text.endsWith(tails.at(-1) ?? '');
};
