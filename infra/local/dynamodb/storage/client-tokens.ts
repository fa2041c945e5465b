import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** How long a token is remembered. Source: TransactWriteItems, ClientRequestToken. */
const LIFETIME_MS = 10 * 60 * 1000;

/** Expired tokens that each new token clears away: more than one, so that the table shrinks. */
const PURGE_BATCH = 8;

/**
 * Tokens of completed transactions, kept in the same commit as the transaction itself.
 * Rows are grouped by the period in which they were written, so that finding old ones needs no second index.
 */
export class ClientTokens {
  private readonly select: StatementSync;
  private readonly insert: StatementSync;
  private readonly purge: StatementSync;

  constructor(database: DatabaseSync) {
    this.select = database.prepare(
      'SELECT fingerprint FROM client_tokens WHERE period IN (?, ?) AND token = ? AND expires_at > ?',
    );
    this.insert = database.prepare(
      `INSERT INTO client_tokens (period, token, fingerprint, expires_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, expires_at = excluded.expires_at`,
    );
    this.purge = database.prepare(
      `DELETE FROM client_tokens WHERE (period, token) IN
       (SELECT period, token FROM client_tokens WHERE period < ? LIMIT ${PURGE_BATCH})`,
    );
  }

  /** The fingerprint of the request that used the token in the last ten minutes. */
  find(token: string, now: number): string | undefined {
    const period = Math.floor(now / LIFETIME_MS);
    const row = this.select.get(period, period - 1, token, now) as { fingerprint: string } | undefined;
    return row?.fingerprint;
  }

  remember(token: string, fingerprint: string, now: number): void {
    const period = Math.floor(now / LIFETIME_MS);
    this.insert.run(period, token, fingerprint, now + LIFETIME_MS);
    this.purge.run(period - 1);
  }
}
