import { afterAll, describe, expect, it } from 'vitest';
import { describeContract } from '../../journeys/api-contract.ts';
import { documentNumbersUsed } from '../../journeys/contract/people.ts';
import { describeEdge } from '../../journeys/edge-contract.ts';
import { demoSignIns, type OpenHost } from '../../journeys/host.ts';
import { describePages } from '../../journeys/page-contract.ts';
import { type Cloud, openCloud } from './cloud/open-cloud.ts';
import { assembly } from './synthesise.ts';

let opening: Promise<Cloud> | undefined;
const cloud = (): Promise<Cloud> => {
  opening ??= openCloud(assembly, 'doorstep-dev');
  return opening;
};

const host = async (): Promise<OpenHost> => {
  const { origin, listensAt } = await cloud();
  return {
    origin,
    listensAt,
    decodesPaths: true,
    signIns: demoSignIns,
    close: async () => undefined,
  };
};

afterAll(async () => (await cloud()).close());

describeContract('the bundles behind API Gateway', host);
describeEdge('the bundles behind API Gateway', host);
describePages('the bundles behind API Gateway', host);

describe('the jobs', () => {
  it('run on what the journeys left, and find nothing wrong', async () => {
    const { functions } = await cloud();
    const job = async (name: string) => {
      const [, running] = [...functions].find(([id]) => id.includes(name))!;
      await running.invoke({});
      return running.log.map((line) => JSON.parse(line));
    };
    expect(await job('markMissedDays')).toContainEqual(expect.objectContaining({ message: 'job', marked: 1 }));
    const nightly = await job('nightly');
    expect(nightly).toContainEqual(expect.objectContaining({ message: 'job', differences: 0, removed: 1 }));
    expect(nightly).toContainEqual(expect.objectContaining({ differences: 0, _aws: expect.anything() }));
  });
});

describe('the rights of the functions', () => {
  it('were never too few', async () => {
    expect((await cloud()).denied).toEqual([]);
  });

  it('are no more than what they did', async () => {
    expect((await cloud()).unusedRights()).toEqual([]);
  });
});

describe('the logs', () => {
  it('are lines of JSON in which nothing stands that belongs to somebody', async () => {
    const lines = [...(await cloud()).functions.values()].flatMap(({ log }) => log);
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
    const holding = (what: string | RegExp) =>
      lines.filter((line) => (typeof what === 'string' ? line.includes(what) : what.test(line)));
    for (const number of documentNumbersUsed()) expect(holding(number)).toEqual([]);
    // Phones, links with their tokens, sign-ins, addresses of clients and names, which are Chinese in the journeys.
    for (const mark of [/[^\d]1[3-9]\d{9}[^\d]/, /\/a\/[^:]/, 'Bearer', '203.0.113.9', /\p{Script=Han}/u]) {
      expect(holding(mark)).toEqual([]);
    }
  });
});
