import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../infra/local/dynamodb/engine.ts';
import { titleOf } from '../../support/html.ts';
import { type Shown, visit } from '../../support/pages.ts';
import { faultNames, reachOf } from '../support/cells.ts';
import { openClone, type Prepared, prepare } from '../support/clone.ts';
import { same, stored } from '../support/compare.ts';
import { expected, type Reach, reaches } from '../support/expected.ts';
import { type FaultName, faults } from '../support/faults.ts';
import { openProcess, type Plan } from '../support/process.ts';
import { skipWaits } from '../support/waits.ts';
import { expectBusyPage, type Language, languages } from './busy-page.ts';
import type { FilledForm, FormOfPage } from './forms.ts';

/** A form, and what it is answered with and leaves behind when nothing happens to it. */
interface Control {
  readonly prepared: Prepared<FilledForm>;
  readonly shown: string;
  readonly store: Awaited<ReturnType<typeof storedActs>>;
}

/**
 * Tries every fault of the table (expected.ts) on each of the forms: in turns on every write and on every call, in one
 * language and the other.
 */
export const everyFaultOnPages = (forms: readonly FormOfPage[]): void => {
  skipWaits();
  afterAll(() => vi.unstubAllGlobals());

  describe.each(forms.map((form, row) => ({ ...form, row })))('$name', ({ name, fill, row }) => {
    let control: Control;
    beforeAll(async () => {
      const prepared = await prepare(name, fill);
      const engine = await openClone(prepared);
      const shown = await send(engine, prepared);
      control = { prepared, shown: summaryOf(shown), store: await storedActs(engine) };
    });

    it.each(faultNames.map((fault, column) => [fault, column] as const))('%s', async (fault, column) => {
      const turn = row + column;
      const lasting = reaches.filter((reach) => reach !== 'once' && isAnswered(fault, reach));
      if (lasting.length === 0) return;
      const reach = lasting[turn % lasting.length]!;
      await tryCell(control, fault, reach, languages[(turn >> 1) % languages.length]!);
    });
  });
};

/** A process that is gone shows no page; its form is sent again as it is. */
const isAnswered = (fault: FaultName, reach: Reach): boolean =>
  ['busy', 'unnoticed'].includes(expected[fault][reach]?.is ?? '');

const tryCell = async (control: Control, fault: FaultName, reach: Reach, language: Language): Promise<void> => {
  const { prepared, shown, store } = control;
  const words = `${prepared.name}: ${fault}, ${reach}, ${language}`;
  const engine = await openClone(prepared, { hasReplica: fault === 'stale reads' });
  const plan = { fault: faults[fault], reach: reachOf[reach] };
  const first = await send(engine, prepared, { plan, language });
  const isTold = first.status === 503;
  if (expected[fault][reach]?.is === 'unnoticed') expect(isTold, words).toBe(false);
  // Not every form reads in batches.
  else if (fault !== 'keys left unprocessed') expect(isTold, words).toBe(true);
  if (!isTold) expect(summaryOf(first), words).toBe(shown);
  const again = isTold ? expectBusyPage(first, prepared.ask, language, words) : prepared.ask;
  if (isTold) expect(summaryOf(await send(engine, { ...prepared, ask: again })), words).toBe(shown);
  expect(same(await storedActs(engine), store), `${words}: the store is as if it had been pressed once`).toBe(true);
  engine.close();
};

const send = (
  engine: Engine,
  { ask, at }: Pick<Prepared<FilledForm>, 'ask' | 'at'>,
  { plan, language = 'zh-CN' }: { plan?: Plan; language?: Language } = {},
): Promise<Shown> => {
  const { deps } = openProcess(engine, () => at, plan);
  return visit({ deps }, ask.token).post(ask.path, ask.fields, { 'accept-language': language });
};

/** What a browser gets: where it is led, or which page, whatever the language. */
const summaryOf = ({ status, headers, html }: Shown): string =>
  `${status} ${headers.get('location') ?? titleOf(html).length > 0}`;

/** All but the counters of limits: a form that is sent twice counts twice. */
const storedActs = async (engine: Engine): Promise<Map<string, unknown>> =>
  new Map([...(await stored(engine))].filter(([key]) => !key.startsWith('L#')));
