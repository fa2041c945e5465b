/** One attribute in its wire form: exactly one member, named after the type; binaries are base64 text. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: boolean }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { L: AttributeValue[] }
  | { M: Item };

/** An item, or the content of a map: attribute name to value. */
export type Item = { [name: string]: AttributeValue };

export type AttributeType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M';

/** The types a key attribute may have. */
export type KeyType = 'S' | 'N' | 'B';

/** Types whose members are unique and unordered. */
export const SET_TYPES = ['SS', 'NS', 'BS'] as const;
export type SetType = (typeof SET_TYPES)[number];

/** The name of the one member that is present. */
export const typeOf = (value: AttributeValue): AttributeType => {
  for (const type in value) return type as AttributeType;
  throw new TypeError('an attribute value without a type passed validation');
};

/** What is inside the value, whatever its type. */
export const contentOf = (value: AttributeValue): unknown => Object.values(value)[0];

export const isSetType = (type: AttributeType): type is SetType => type === 'SS' || type === 'NS' || type === 'BS';

/** The members of a set, or undefined for every other type. */
export const setMembers = (value: AttributeValue): string[] | undefined => {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  if ('BS' in value) return value.BS;
  return undefined;
};
