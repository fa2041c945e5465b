import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { scheduleBody } from '../../../shared/domain/requests/officials.ts';
import { createSchedules } from '../../../shared/usecases/officials/create-schedules.ts';
import { accepted } from '../../support/answers.ts';
import { signedIn } from '../../support/api.ts';
import { formsOf, type PageForm } from '../../support/html.ts';
import { type Shown, type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, type World } from '../../support/world.ts';

/** An official at work: their browser, and a way to send the form of a page. */
export interface Office {
  readonly visitor: Visitor;
  get(path: string): Promise<Shown>;
  /** sends the form that goes to the path, with some fields typed anew */
  send(page: Shown, action: string, typed?: Fields): Promise<Shown>;
}

/** A field with one value, or one that is sent several times or not at all. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Signs an official in. */
export const openOffice = async (world: World, actor: StaffActor): Promise<Office> => {
  const visitor = visit(world, await signedIn(world, actor));
  return {
    visitor,
    get: (path) => visitor.get(path),
    send: (page, action, typed = {}) => {
      const { fields } = formTo(page, action);
      const pairs = (name: string, value: Fields[string]) => [value].flat().map((each) => [name, each] as const);
      const inPlace = [...fields].flatMap(([name, value]) => pairs(name, typed[name] ?? value));
      const added = Object.entries(typed).filter(([name]) => !fields.has(name));
      return visitor.post(action, [...inPlace, ...added.flatMap(([name, value]) => pairs(name, value))]);
    },
  };
};

/** The page's form to that path; the first, where there are several. */
export const formTo = ({ html }: Shown, action: string): PageForm => {
  const form = formsOf(html).find((each) => each.action === action);
  if (!form) throw new Error(`no form to ${action}`);
  return form;
};

/** Goes where a page leads on. */
export const follow = ({ visitor }: Office, { status, headers }: Shown): Promise<Shown> => {
  if (status !== 303) throw new Error(`leads nowhere: ${status}`);
  return visitor.get(headers.get('location')!);
};

/** Slots of half an hour from 8:30 to 10:30 on two days: 20 seats online and 5 for walk-ins each. */
export const scheduleDays = async (world: World, siteId = 'puli', dates = ['2026-11-24', '2026-11-25']) => {
  const input = scheduleBody.parse({
    dates,
    opens: '08:30',
    closes: '10:30',
    slotMinutes: 30,
    desks: 1,
    perDeskPerSlot: 25,
    walkInShare: 0.2,
  });
  return accepted(await createSchedules(world.deps, { actor: admin, key: keyFor(`days-${siteId}`), siteId, input }));
};

/** The store does what it is asked next by that name, but its answer is lost. */
export const loseAnswer = ({ table }: World, call: string): void => {
  let isLost = false;
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (isLost || context.commandName !== `${call}Command`) return answer;
      isLost = true;
      throw new Error('the answer was lost');
    },
    { step: 'initialize' },
  );
};
