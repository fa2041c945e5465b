import { mayManageArea, type StaffActor } from '../../domain/accounts.ts';
import { everywhere, isWithin } from '../../domain/areas.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import type { Dependencies } from '../dependencies.ts';
import { type ProgrammeView, viewProgramme } from './programme-view.ts';

/** The programmes of the actor's area, of all below it, and of those above it that cover it. FORBIDDEN for staff. */
export const listProgrammes = async (
  deps: Dependencies,
  { actor }: { actor: StaffActor },
): Promise<Outcome<{ programmes: ProgrammeView[] }>> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  const directory = await deps.directory.current();
  const programmes = [...directory.programmes.values()].filter(({ area }) => concerns(directory, actor, area));
  return { programmes: programmes.map(viewProgramme) };
};

const concerns = ({ areas }: Directory, actor: StaffActor, area: string): boolean =>
  mayManageArea(actor, area, areas) || (actor.scope !== everywhere && isWithin(areas, actor.scope, area));
