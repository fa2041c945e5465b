import { mayManageArea, type StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../domain/refusals.ts';
import type { ProgrammeInput } from '../../domain/requests/officials.ts';
import type { RewardRule } from '../../domain/rewards.ts';
import { putProgrammeVersion, readProgramme } from '../../store/directory-entries.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce, type Plan } from '../requests/answer-once.ts';
import { areaToManage } from '../scope.ts';
import { type ProgrammeView, viewProgramme } from './programme-view.ts';

const programmeIdPattern = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Creates a programme or replaces its rules; its version is raised by one each time. Appointments keep what they were
 * promised. Refuses with FORBIDDEN, NOT_FOUND outside the actor's area, FIELD_INVALID for a service or item that does
 * not exist, STALE_VERSION when the body carries a version that is not the present one, KEY_REUSED.
 */
export const putProgramme = async (
  deps: Dependencies,
  command: { actor: StaffActor; key?: string | undefined; programmeId: string; input: ProgrammeInput },
): Promise<Outcome<ProgrammeView>> => {
  const { actor, key, programmeId, input } = command;
  const directory = await deps.directory.current();
  const refusal = whyNotPut(directory, command);
  if (refusal) return refusal;
  const act = { what: 'putProgramme', actor, key, input: { programmeId, ...input }, area: input.area } as const;
  const put = await answerOnce(deps, act, () => planPut(deps, directory, command));
  deps.directory.forget();
  return put;
};

const whyNotPut = (
  directory: Directory,
  { actor, programmeId, input }: Parameters<typeof putProgramme>[1],
): Refusal | undefined => {
  const area = areaToManage(directory, actor, input.area, 'area');
  if (isRefusal(area)) return area;
  if (!programmeIdPattern.test(programmeId)) return refuseField('programmeId');
  if (input.id !== undefined && input.id !== programmeId) return refuseField('id');
  if (!directory.services.has(input.service)) return refuseField('service');
  return input.rules.map((rule, index) => whyNotRule(directory, rule, `rules.${index}`)).find(isRefusal);
};

/** Items must exist, and stand in a rule once: a hand-out takes each item from the stock in one step. */
const whyNotRule = (directory: Directory, { give }: RewardRule, field: string): Refusal | undefined => {
  const itemIds = ('allOf' in give ? give.allOf : give.oneOf).map(({ item }) => item);
  const isWrong = itemIds.some((itemId) => !directory.items.has(itemId)) || new Set(itemIds).size < itemIds.length;
  return isWrong ? refuseField(`${field}.give`) : undefined;
};

const planPut = async (
  deps: Dependencies,
  directory: Directory,
  { actor, programmeId, input }: Parameters<typeof putProgramme>[1],
): Promise<Outcome<Plan<ProgrammeView>>> => {
  const before = await readProgramme(deps.table, programmeId);
  if (before && !mayManageArea(actor, before.area, directory.areas)) return refuse('NOT_FOUND');
  const { id: _id, version: seen, ...fields } = input;
  const present = before?.version ?? 0;
  if (seen !== undefined && seen !== present) return refuse('STALE_VERSION');
  const programme = { programmeId, ...fields, version: present + 1 };
  return { writes: [putProgrammeVersion(programme)], answer: viewProgramme(programme), whyNot: () => undefined };
};
