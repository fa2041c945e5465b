import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { validationError } from '../../../../../infra/local/dynamodb/errors.ts';
import { GroupCommit } from '../../../../../infra/local/dynamodb/storage/group-commit.ts';

let database: DatabaseSync;
let forget: ReturnType<typeof vi.fn<() => void>>;
let writes: GroupCommit;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE parent (id INTEGER PRIMARY KEY)');
  database.exec(
    'CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)',
  );
  forget = vi.fn<() => void>();
  writes = new GroupCommit(database, forget);
});

afterEach(() => database.close());

const addParent = (id: number) => () => {
  database.exec(`INSERT INTO parent VALUES (${id})`);
  return id;
};

const parents = () =>
  database
    .prepare('SELECT id FROM parent ORDER BY id')
    .all()
    .map(({ id }) => id);

it('commits what arrives together at once, and answers only then', async () => {
  const commits: unknown[][] = [];
  const answers = [1, 2, 3].map((id) => writes.submit(addParent(id)).then(() => commits.push(parents())));
  expect(parents()).toEqual([]);
  await Promise.all(answers);
  expect(commits).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

it('undoes only the writes of the one that fails', async () => {
  const good = writes.submit(addParent(1));
  const bad = writes.submit(() => {
    addParent(2)();
    throw validationError('no');
  });
  const late = writes.submit(addParent(3));
  await expect(bad).rejects.toThrow('no');
  expect([await good, await late]).toEqual([1, 3]);
  expect(parents()).toEqual([1, 3]);
  expect(forget).toHaveBeenCalledOnce();
});

it('turns what is no API error into an internal one', async () => {
  const bad = writes.submit(() => database.exec('INSERT INTO nowhere VALUES (1)'));
  await expect(bad).rejects.toMatchObject({ name: 'InternalServerError', status: 500 });
});

it('fails the whole group when its commit fails', async () => {
  const good = writes.submit(addParent(1));
  // A child without its parent is only noticed by the commit.
  const orphan = writes.submit(() => database.exec('INSERT INTO child VALUES (1, 99)'));
  await expect(good).rejects.toMatchObject({ name: 'InternalServerError' });
  await expect(orphan).rejects.toMatchObject({ name: 'InternalServerError' });
  expect(parents()).toEqual([]);
  expect(await writes.submit(addParent(2))).toBe(2);
});
