import { mayActAtSite, mayManageArea, type StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import { formatInstant, localDateOf } from '../../domain/time.ts';
import { type AuditEntry, scanAudit } from '../../store/requests.ts';
import type { Dependencies } from '../dependencies.ts';

/** A rare act of an official: who did what when, at which site or in which area. */
export interface AuditView extends Omit<AuditEntry, 'at'> {
  /** ISO 8601 */
  readonly at: string;
}

/**
 * The rare acts at the sites and in the areas of the actor on days from `from` to `to`, in no order, read while they are
 * consumed. Reads the whole table, because no index leads to them: for exports only. FORBIDDEN for staff.
 */
export const exportAudit = async (
  deps: Dependencies,
  period: { actor: StaffActor; from: string; to: string },
): Promise<Outcome<AsyncGenerator<AuditView>>> =>
  period.actor.role === 'staff' ? refuse('FORBIDDEN') : viewEntries(deps, await deps.directory.current(), period);

async function* viewEntries(
  { table }: Dependencies,
  directory: Directory,
  { actor, from, to }: { actor: StaffActor; from: string; to: string },
): AsyncGenerator<AuditView> {
  for await (const entry of scanAudit(table)) {
    const localDate = localDateOf(entry.at);
    if (from <= localDate && localDate <= to && concerns(directory, actor, entry)) yield viewEntry(entry);
  }
}

const concerns = ({ sites, areas }: Directory, actor: StaffActor, { siteId, area }: AuditEntry): boolean => {
  const site = sites.get(siteId ?? '');
  return site ? mayActAtSite(actor, site, areas) : area !== undefined && mayManageArea(actor, area, areas);
};

const viewEntry = ({ at, ...entry }: AuditEntry): AuditView => ({ ...entry, at: formatInstant(at) });
