import { validationError } from '../errors.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Source: "Tagging restrictions in DynamoDB": letters, spaces, numbers and `+ - = . _ : / @`, of any script. */
const ALLOWED = /^[\p{L}\p{N}\p{M}\p{Z}+\-=._:/@]*$/u;

type Tags = Readonly<Record<string, string>>;

/** Source: "Tagging restrictions in DynamoDB". */
const MAX_TAGS = 50;

const checkCount = (tags: Tags): Tags => {
  if (Object.keys(tags).length > MAX_TAGS)
    throw validationError('Number of Tags exceed the current limit for the provided ResourceArn');
  return tags;
};

const checkText = ({ Key, Value }: Tag): void => {
  if (!ALLOWED.test(Key)) throw validationError(`The Tag Key provided is invalid, Key: ${Key}`);
  if (!ALLOWED.test(Value)) throw validationError(`The Tag Value provided is invalid, Value: ${Value}`);
  if (Key.startsWith('aws:')) throw validationError(`Tag Key cannot be prefixed with aws:, Key: ${Key}`);
};

/** The tags of a request, checked on their own. */
export const tagsOf = (tags: readonly Tag[]): Tags => {
  const keys = tags.map(({ Key }) => Key);
  tags.forEach(checkText);
  for (const [n, key] of keys.entries()) {
    if (keys.indexOf(key) < n)
      throw validationError(`Duplicate Tag Keys provided as input: Duplicate Tag Key found ${key}`);
  }
  return checkCount(Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])));
};

/** What a resource has after more tags were put on it. */
export const withTags = (before: Tags, added: Tags): Tags => checkCount({ ...before, ...added });
