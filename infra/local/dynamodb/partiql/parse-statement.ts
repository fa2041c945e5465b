import { validationError } from '../errors.ts';
import type { Condition } from '../expressions/ast.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import type {
  DeleteStatement,
  InsertStatement,
  Returning,
  SelectStatement,
  Source,
  Statement,
  UpdateStatement,
} from './ast.ts';
import { parsePath } from './parse-operand.ts';
import { parseClauses } from './parse-update.ts';
import { Parameters, parseItem } from './parse-value.ts';
import { parseWhere } from './parse-where.ts';
import { notWellFormed } from './problems.ts';
import { Tokens } from './tokens.ts';

const parseSource = (tokens: Tokens): Source => {
  const names: string[] = [];
  do {
    const { kind, text } = tokens.next();
    if (kind !== 'word' && kind !== 'name') throw notWellFormed('Unexpected term');
    names.push(text);
  } while (tokens.takeSymbol('.'));
  if (names.includes('')) throw validationError('Path component cannot be an empty string');
  if (names.length > 2) throw validationError('A path may contain at most 2 components in the FROM clause');
  const [tableName, indexName] = names;
  return { tableName: tableName!, ...(indexName !== undefined && { indexName }) };
};

/** A name right behind the table would be another name for it, unless it begins one of these clauses. */
const checkNoAlias = (tokens: Tokens, clauses: readonly string[]): void => {
  const { kind } = tokens.peek();
  const isClause = clauses.some((word) => tokens.isKeyword(word));
  if (kind === 'name' || (kind === 'word' && !isClause)) throw validationError('Aliasing is not supported');
};

const parseOptionalWhere = (tokens: Tokens, parameters: Parameters): Condition | undefined =>
  tokens.takeKeyword('WHERE') ? parseWhere(tokens, parameters) : undefined;

/** ORDER BY can only be by the sort key, which is the order anyway; what counts is the direction. */
const parseDescending = (tokens: Tokens): boolean => {
  if (!tokens.takeKeyword('ORDER')) return false;
  tokens.expectKeyword('BY');
  const directions = tokens.list(() => {
    parsePath(tokens);
    const isDescending = tokens.takeKeyword('DESC');
    if (!isDescending) tokens.takeKeyword('ASC');
    return isDescending;
  });
  return directions.includes(true);
};

const parseSelect = (tokens: Tokens, parameters: Parameters): SelectStatement => {
  const paths = tokens.takeSymbol('*') ? undefined : tokens.list(() => parsePath(tokens));
  tokens.expectKeyword('FROM');
  const source = parseSource(tokens);
  checkNoAlias(tokens, ['WHERE', 'ORDER']);
  const where = parseOptionalWhere(tokens, parameters);
  return { kind: 'select', source, paths, where, descending: parseDescending(tokens) };
};

const parseInsert = (tokens: Tokens, parameters: Parameters): InsertStatement => {
  tokens.expectKeyword('INTO');
  const source = parseSource(tokens);
  if (source.indexName !== undefined) throw validationError('FROM clause may only contain a single table name');
  if (!tokens.takeKeyword('VALUE')) throw notWellFormed('Unexpected token after expression');
  return { kind: 'insert', source, item: parseItem(tokens, parameters) };
};

const parseReturning = (tokens: Tokens): Returning | undefined => {
  if (!tokens.takeKeyword('RETURNING')) return undefined;
  const extent = tokens.takeKeyword('ALL') ? 'ALL' : 'MODIFIED';
  if (extent === 'MODIFIED') tokens.expectKeyword('MODIFIED');
  const image = tokens.takeKeyword('OLD') ? 'OLD' : 'NEW';
  if (image === 'NEW') tokens.expectKeyword('NEW');
  tokens.expectSymbol('*');
  return `${extent} ${image}`;
};

const checkNoIndex = ({ indexName }: Source): void => {
  if (indexName !== undefined) throw validationError('This operation is not supported on an index');
};

const parseUpdate = (tokens: Tokens, parameters: Parameters): UpdateStatement => {
  const source = parseSource(tokens);
  checkNoAlias(tokens, ['SET', 'REMOVE']);
  const update = parseClauses(tokens, parameters);
  const where = parseOptionalWhere(tokens, parameters);
  const returning = parseReturning(tokens);
  checkNoIndex(source);
  return { kind: 'update', source, update, where, returning };
};

/** The other order of an UPDATE: `FROM … WHERE … SET …`. */
const parseUpdateFrom = (tokens: Tokens, parameters: Parameters): UpdateStatement => {
  const source = parseSource(tokens);
  checkNoAlias(tokens, ['WHERE', 'SET', 'REMOVE']);
  const where = parseOptionalWhere(tokens, parameters);
  const update = parseClauses(tokens, parameters);
  const returning = parseReturning(tokens);
  checkNoIndex(source);
  return { kind: 'update', source, update, where, returning };
};

const parseDelete = (tokens: Tokens, parameters: Parameters): DeleteStatement => {
  tokens.expectKeyword('FROM');
  const source = parseSource(tokens);
  checkNoAlias(tokens, ['WHERE', 'RETURNING']);
  const where = parseOptionalWhere(tokens, parameters);
  const returning = parseReturning(tokens);
  checkNoIndex(source);
  if (returning !== undefined && returning !== 'ALL OLD')
    throw validationError(
      `Invalid returning clause: RETURNING ${returning} *. Only RETURNING ALL OLD * is allowed in DELETE statements.`,
    );
  return { kind: 'delete', source, where, returning };
};

const PARSERS: Readonly<Record<string, (tokens: Tokens, parameters: Parameters) => Statement>> = {
  SELECT: parseSelect,
  INSERT: parseInsert,
  UPDATE: parseUpdate,
  FROM: parseUpdateFrom,
  DELETE: parseDelete,
};

/** Reads one statement of PartiQL with its parameters; throws the service's words for the first fault. */
export const parseStatement = (text: string, values: readonly AttributeValue[] | undefined): Statement => {
  const tokens = new Tokens(text);
  const parameters = new Parameters(values);
  const first = tokens.next();
  const parse = first.kind === 'word' ? PARSERS[first.text.toUpperCase()] : undefined;
  if (parse === undefined) throw notWellFormed('Expected data manipulation');
  const statement = parse(tokens, parameters);
  tokens.expectEnd();
  parameters.throwUnused();
  return statement;
};
