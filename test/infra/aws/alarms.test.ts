import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acts } from '../../../shared/domain/appointments.ts';
import { onlyOne, readTemplate, resourcesOf } from './cloud/template.ts';
import { assembly } from './synthesise.ts';

const template = readTemplate(assembly, 'doorstep-prod');
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

/** What functions write into their logs: functions/lambda/figures.ts and the nightly job. */
const figures = new Set<string>([
  'booked',
  'walkIn',
  ...Object.values(acts).map(({ what }) => what),
  'refused',
  'stockLow',
  'differences',
  'overdueRemoved',
]);

describe('the alarms', () => {
  it('are ten, tell the duty officers, and are silent without data', () => {
    expect(alarms).toHaveLength(10);
    for (const { AlarmActions, TreatMissingData } of alarms) {
      expect(AlarmActions).toHaveLength(1);
      expect(TreatMissingData).toBe('notBreaching');
    }
  });

  it('say that it is over where that can be known, not of what was said once', () => {
    const saidOnce = alarms.filter(({ OKActions }) => !OKActions).map(({ AlarmName }) => AlarmName.slice(14));
    expect(saidOnce.toSorted()).toEqual(['expired-data-left', 'jobs-failed', 'reconcile-found-something', 'stock-low']);
  });

  it('take what nobody measured for none: a sum has no value as long as one of its parts has none', () => {
    for (const { Metrics = [], Namespace } of alarms) {
      for (const { Id, MetricStat } of Metrics) {
        const isFilled = Metrics.some(({ Expression = '' }) => Expression.includes(`FILL(${Id}, 0)`));
        expect([Id, isFilled]).toEqual([Id, MetricStat !== undefined]);
      }
      // Alarms on metrics of DynamoDB ignore missing data by themselves and would never end.
      expect(Namespace).not.toBe('AWS/DynamoDB');
    }
  });

  it('may reach the topic, whose own policy lets nobody else in', () => {
    const { Statement } = onlyOne(template, 'AWS::SNS::TopicPolicy').PolicyDocument;
    const allowed = Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toMatchObject([{ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } }]);
  });

  it('say in a sentence what is the matter, and where it stands what to do', () => {
    const headings = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^#+ (.*)$/gm)].map(
      ([, heading]) => heading,
    );
    for (const { AlarmName, AlarmDescription } of alarms) {
      const [, sentence, anchor] =
        /^(.{40,}[.;:].*) What to do: docs\/operations\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(sentence, AlarmDescription).toBeDefined();
      expect(AlarmName).toBe(`doorstep-prod-${anchor}`);
      expect(headings).toContain(anchor);
    }
  });
});

describe('alarms and dashboard', () => {
  it('look at figures that functions really write', () => {
    const body = onlyOne(template, 'AWS::CloudWatch::Dashboard')
      .DashboardBody['Fn::Join'][1].filter((part: unknown) => typeof part === 'string')
      .join('');
    const shown = [...body.matchAll(/"Doorstep","(\w+)"/g)].map(([, name]) => name);
    const watched = alarms.filter(({ Namespace }) => Namespace === 'Doorstep').map(({ MetricName }) => MetricName);
    expect(shown.length).toBeGreaterThan(8);
    expect([...shown, ...watched].filter((name) => !figures.has(name))).toEqual([]);
  });
});
