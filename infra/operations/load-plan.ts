import type { InputFile } from '../../shared/domain/requests/input-file.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { type DirectoryChanges, directoryChanges } from '../../shared/usecases/load/directory-changes.ts';
import { type OpeningStock, planOpeningStock } from '../../shared/usecases/load/opening-stock.ts';
import { planSchedules, type SchedulePlan } from '../../shared/usecases/load/schedules.ts';

/** What loading a file comes to. */
export interface LoadPlan {
  readonly directory: DirectoryChanges;
  /** sites of the file that are there already, which stay as they are */
  readonly sitesKept: readonly string[];
  readonly stock: { readonly toReceive: readonly OpeningStock[]; readonly hadBefore: readonly OpeningStock[] };
  readonly schedules: readonly SchedulePlan[];
}

/** Compares the file with the store; changes nothing and needs no key. */
export const planLoad = async (deps: Dependencies, input: InputFile): Promise<LoadPlan> => {
  deps.directory.forget();
  const directory = await deps.directory.current();
  return {
    directory: directoryChanges(directory, input),
    sitesKept: input.sites.map(({ siteId }) => siteId).filter((siteId) => directory.sites.has(siteId)),
    stock: await planOpeningStock(deps, input),
    schedules: await planSchedules(deps, input),
  };
};

/** Tells the operator what the plan comes to, one line a kind. */
export const sayPlan = (
  { directory, sitesKept, stock, schedules }: LoadPlan,
  asked: { schedules: boolean; say: (line: string) => void },
): void => {
  const line = (chinese: string, english: string, names: readonly string[]) =>
    asked.say(`${chinese} ${english}: ${names.length}${names.length > 0 ? ` (${names.join(', ')})` : ''}`);
  const pieces = ({ siteId, itemId, quantity }: OpeningStock) => `${siteId} ${itemId} ${quantity}`;
  line(
    '写入地区',
    'areas to put',
    directory.areas.map(({ areaId }) => areaId),
  );
  line(
    '写入服务',
    'services to put',
    directory.services.map(({ serviceId }) => serviceId),
  );
  line(
    '写入奖励物资',
    'reward items to put',
    directory.items.map(({ itemId }) => itemId),
  );
  line(
    '新增站点',
    'sites to open',
    directory.sites.map(({ siteId }) => siteId),
  );
  line('已有站点，保持不变', 'sites that stay as they are', sitesKept);
  line('奖励方案新版本', 'programmes in their next version', directory.programmes.map(nameAndVersion));
  line('期初库存', 'opening stock to receive', stock.toReceive.map(pieces));
  line('已有库存，不再计入', 'opening stock that is there already', stock.hadBefore.map(pieces));
  if (asked.schedules)
    line(
      '放出时段',
      'slots to make',
      schedules.map(({ siteId, slots }) => `${siteId} ${slots}`),
    );
  else asked.say('时段未涉及（需要时加 --schedules） slots: not asked for (--schedules)');
};

const nameAndVersion = ({ programmeId, version }: { programmeId: string; version: number }) =>
  `${programmeId} ${version}`;
