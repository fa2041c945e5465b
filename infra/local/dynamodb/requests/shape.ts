/** Constraints of one member, checked in the order in which they are written down. */
export interface Rules {
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** What is accepted where it is more than `pattern`, which then only stands in the message. */
  readonly accepts?: string;
  /**
   * A member that is checked before all others. Operations on items say of an empty one that it is too short and
   * nothing else, operations on tables say of a missing one that it is required.
   */
  readonly first?: 'not empty' | 'present';
  /** Reported alone and before all others when it is none of `oneOf`, in these words instead of the usual ones. */
  readonly alone?: string;
  readonly oneOf?: readonly string[];
  /** How a value is repeated in messages; like a Java object's toString unless said otherwise. */
  readonly shownAs?: 'JSON';
  /** Constraints of every key of a map, reported as one. */
  readonly keys?: Rules;
  /** Constraints of every value of a map, reported as one. */
  readonly values?: Rules;
}

interface Scalar {
  readonly kind: 'String' | 'Boolean' | 'Integer' | 'Long' | 'Timestamp' | 'Blob';
  readonly rules: Rules;
}

/** An attribute value; which members it may have is checked by a walk of its own. */
interface Value {
  readonly kind: 'AttributeValue';
  readonly rules: Rules;
}

interface List {
  readonly kind: 'List';
  readonly of: Shape;
  readonly rules: Rules;
}

interface Dictionary {
  readonly kind: 'Map';
  readonly of: Shape;
  readonly rules: Rules;
}

export interface Structure {
  readonly kind: 'Structure';
  /** The service's name for it, which shows in messages. */
  readonly name: string;
  /** In the order in which the service reports faults. */
  readonly fields: Readonly<Record<string, Shape>>;
  readonly rules: Rules;
}

/** What a member of a request may look like. */
export type Shape = Scalar | Value | List | Dictionary | Structure;

export const string = (rules: Rules = {}): Shape => ({ kind: 'String', rules });
export const boolean = (rules: Rules = {}): Shape => ({ kind: 'Boolean', rules });
export const integer = (rules: Rules = {}): Shape => ({ kind: 'Integer', rules });
export const long = (rules: Rules = {}): Shape => ({ kind: 'Long', rules });
/** Epoch seconds, also with a fraction. */
export const timestamp = (rules: Rules = {}): Shape => ({ kind: 'Timestamp', rules });
export const oneOf = (...values: readonly string[]): Shape => string({ oneOf: values });
export const listOf = (of: Shape, rules: Rules = {}): Shape => ({ kind: 'List', of, rules });
export const mapOf = (of: Shape, rules: Rules = {}): Shape => ({ kind: 'Map', of, rules });
export const structure = (name: string, fields: Structure['fields'], rules: Rules = {}): Structure => ({
  kind: 'Structure',
  name,
  fields,
  rules,
});

export const attributeValue: Shape = { kind: 'AttributeValue', rules: {} };
