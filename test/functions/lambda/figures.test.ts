import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLog } from '../../../functions/http/log.ts';
import { openMeter } from '../../../functions/lambda/figures.ts';

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(JSON.parse(String(text)));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const metricsOf = (line: Record<string, unknown> | undefined) =>
  (line!._aws as { CloudWatchMetrics: object[] }).CloudWatchMetrics;

it('writes an act as a line that CloudWatch makes a metric of', () => {
  openMeter('prod').figures.acted('checkedIn');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ service: 'prod', checkedIn: 1 });
  expect(metricsOf(lines[0])).toEqual([
    { Namespace: 'Doorstep', Dimensions: [['service']], Metrics: [{ Name: 'checkedIn', Unit: 'Count' }] },
  ]);
});

it('tells which site is short of what beside the metric, not as a metric of its own', () => {
  openMeter('prod').figures.stockLow({ siteId: 'puli', itemId: 'eggs', onHand: 90 });
  expect(lines[0]).toMatchObject({ stockLow: 1, siteId: 'puli', itemId: 'eggs', onHand: '90' });
  expect(metricsOf(lines[0])).toMatchObject([{ Dimensions: [['service']] }]);
});

it('counts refusals by their code, and answers that are none not at all', () => {
  const request = { requestId: '1', route: '/', method: 'GET', status: 200, ms: 1 };
  const log = openMeter('prod').counting(openLog('ERROR'));
  log.request(request);
  log.request({ ...request, status: 409, code: 'SLOT_FULL' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ refused: 1, code: 'SLOT_FULL', service: 'prod' });
  expect(metricsOf(lines[0])).toMatchObject([{ Dimensions: [['service', 'code']] }]);
});
