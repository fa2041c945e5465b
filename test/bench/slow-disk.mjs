// `node --import test/bench/slow-disk.mjs`: a disk that takes longer. SQLite waits for the disk inside COMMIT: once for its
// log, and three times more when it then moves the log into the file, for the log before, for the file after and for the
// log's new beginning (sqlite.org/wal.html; strace counts the same). For each of these a COMMIT takes SYNC_MILLISECONDS
// longer, and the whole process waits, as it does for a disk.
import { statSync } from 'node:fs';

const syncMilliseconds = Number(process.env.SYNC_MILLISECONDS ?? 5);
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');

const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
const waitForDisk = (syncs) => Atomics.wait(nobodyWakes, 0, 0, syncs * syncMilliseconds);

const { prepare } = DatabaseSync.prototype;

/** Database → tells after each COMMIT how often it waited for the disk: never when nothing was written. */
const counters = new WeakMap();

const countSyncs = (database, file) => {
  const changes = prepare.call(database, 'SELECT total_changes() AS count');
  let written = changes.get().count;
  let movedAt = statSync(file, { bigint: true }).mtimeNs;
  return () => {
    const { count } = changes.get();
    const { mtimeNs } = statSync(file, { bigint: true });
    const syncs = (count === written ? 0 : 1) + (mtimeNs === movedAt ? 0 : 3);
    written = count;
    movedAt = mtimeNs;
    return syncs;
  };
};

DatabaseSync.prototype.prepare = function prepareOnSlowDisk(sql) {
  const statement = prepare.call(this, sql);
  const file = this.location();
  if (sql !== 'COMMIT' || file === null) return statement;
  if (!counters.has(this)) counters.set(this, countSyncs(this, file));
  const syncs = counters.get(this);
  const { run } = statement;
  statement.run = () => {
    const result = run.call(statement);
    waitForDisk(syncs());
    return result;
  };
  return statement;
};
