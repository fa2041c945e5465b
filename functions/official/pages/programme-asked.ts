import { mayManageArea } from '../../../shared/domain/accounts.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { isRefusal, type Outcome, refuse } from '../../../shared/domain/refusals.ts';
import type { RewardProgramme } from '../../../shared/domain/rewards.ts';
import type { Service } from '../../../shared/domain/services.ts';
import { listProgrammes } from '../../../shared/usecases/officials/list-programmes.ts';
import { areaToManage } from '../../../shared/usecases/scope.ts';
import type { paths } from '../../../web/paths.ts';
import type { SentForm } from '../../http/forms.ts';
import { sentText } from '../../http/sent-text.ts';
import type { Asked } from './asked.ts';
import { programmeFacts } from './programme-fields.ts';
import type { ProgrammeFacts } from './programme-input.ts';
import { typedNumber } from './typed.ts';

export type ProgrammeAsked = Asked<typeof paths.officeProgramme>;

/** The name of every form about a programme. */
export const programmePurpose = (programmeId: string): string => `programme ${programmeId}`;

/** The programme of the address, if it concerns the official; NOT_FOUND otherwise. */
export const programmeInSight = async ({
  c,
  actor,
  deps,
  directory,
}: ProgrammeAsked): Promise<Outcome<RewardProgramme>> => {
  const programmeId = c.req.param('programmeId');
  const listed = await listProgrammes(deps, { actor });
  if (isRefusal(listed)) return listed;
  const isInSight = listed.programmes.some(({ id }) => id === programmeId);
  return (isInSight && directory.programmes.get(programmeId)) || refuse('NOT_FOUND', { what: 'page' });
};

/** Where a programme counts, and which version its form was made from. */
export interface Subject {
  readonly programmeId: string;
  readonly facts: ProgrammeFacts;
  readonly service: Service;
}

/** A programme as it is, for its form; none whose service is gone. */
export const subjectOf = ({ services }: Directory, programme: RewardProgramme): Subject | undefined => {
  const { programmeId, area, version, suspended } = programme;
  const service = services.get(programme.service);
  const facts = { area, service: programme.service, version, isSuspended: suspended === true };
  return service && { programmeId, facts, service };
};

/** What a form says it is about. NOT_FOUND outside the official's area, FIELD_INVALID where there is no such thing. */
export const subjectSent = ({ c, actor, directory }: ProgrammeAsked, sent: SentForm): Outcome<Subject> => {
  const programmeId = c.req.param('programmeId');
  const present = directory.programmes.get(programmeId);
  if (present && !mayManageArea(actor, present.area, directory.areas)) return refuse('NOT_FOUND', { what: 'page' });
  const { area, service: serviceId, version, suspended } = sentText(sent, programmeFacts);
  const managed = areaToManage(directory, actor, area, 'area');
  if (isRefusal(managed)) return managed;
  const service = directory.services.get(serviceId);
  if (!service || programmeId === newProgrammeId) return refuse('FIELD_INVALID');
  const facts = { area, service: serviceId, version: typedNumber(version), isSuspended: suspended === 'yes' };
  return { programmeId, facts, service };
};

/** In an address: a programme that is still to be written. */
export const newProgrammeId = 'new';

/** A free id that tells where a programme counts. */
export const freeProgrammeId = ({ programmes }: Directory, area: string, service: string): string => {
  const plain = `${area}-${service}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 50);
  const ids = [plain, ...Array.from({ length: programmes.size + 1 }, (_, index) => `${plain}-${index + 2}`)];
  return ids.find((id) => !programmes.has(id))!;
};
