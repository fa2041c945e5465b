import { isWithin } from '../../shared/domain/areas.ts';
import { formatInstant } from '../../shared/domain/time.ts';
import { operator } from '../../shared/usecases/accounts/operator.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { exportAudit } from '../../shared/usecases/officials/export-audit.ts';
import { listProgrammes } from '../../shared/usecases/officials/list-programmes.ts';
import { appointmentColumns, appointmentRows } from './export-appointments.ts';
import { dayColumns, dayRows } from './export-days.ts';
import { type ExportedFile, writeCsv, writeJson } from './export-folder.ts';
import { allowed, type Export, type ExportScope } from './export-scope.ts';
import { ledgerColumns, ledgerRows, stockColumns, stockRows } from './export-stock.ts';

/**
 * Writes an area's data into an empty folder, one file after the other, each read in pages. The manifest comes last: a
 * folder without one was not finished.
 */
export const exportArea = async (
  deps: Dependencies,
  folder: string,
  scope: ExportScope,
  source: string,
): Promise<{ readonly files: readonly ExportedFile[] }> => {
  const { areas, sites, items } = await deps.directory.current();
  const work: Export = {
    ...scope,
    deps,
    actor: { username: operator.username, role: 'official', scope: scope.area },
    sites: [...sites.values()]
      .filter((site) => isWithin(areas, site.area, scope.area))
      .toSorted((a, b) => a.number.localeCompare(b.number)),
  };
  const itemIds = [...items.keys()];
  const { programmes } = allowed(await listProgrammes(deps, work));
  const files = [
    await writeJson(folder, 'sites.json', work.sites),
    await writeJson(folder, 'programmes.json', programmes),
    await writeCsv(folder, 'days.csv', dayColumns(itemIds), dayRows(work, itemIds)),
    await writeCsv(folder, 'stock.csv', stockColumns, stockRows(work)),
    await writeCsv(folder, 'ledger.csv', ledgerColumns, ledgerRows(work)),
    await writeCsv(folder, 'appointments.csv', appointmentColumns, appointmentRows(work)),
    await writeCsv(folder, 'audit.csv', auditColumns, auditRows(work)),
  ];
  await writeJson(folder, 'manifest.json', { source, madeAt: formatInstant(deps.clock()), ...scope, files });
  return { files };
};

const auditColumns = ['at', 'what', 'by', 'siteId', 'area'];

async function* auditRows({ deps, ...work }: Export) {
  for await (const { at, what, by, siteId, area } of allowed(await exportAudit(deps, work))) {
    yield [at, what, by, siteId, area];
  }
}
