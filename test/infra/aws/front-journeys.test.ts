import { afterAll, describe, expect, it } from 'vitest';
import { describeContract } from '../../journeys/api-contract.ts';
import { demoSignIns, type OpenHost } from '../../journeys/host.ts';
import { describePages } from '../../journeys/page-contract.ts';
import { apiOrigin, distributionOrigin, secretsOf, valuesOf } from './cloud/deployed.ts';
import { type Cloud, openCloud } from './cloud/open-cloud.ts';
import { type Front, openFront } from './cloud/open-front.ts';
import { readTemplate } from './cloud/template.ts';
import { assembly } from './synthesise.ts';

let opening: Promise<{ cloud: Cloud; front: Front }> | undefined;

/** The deployment with CloudFront in front of it. */
const open = async () => {
  const cloud = await openCloud(assembly, 'doorstep-prod');
  const template = readTemplate(assembly, 'doorstep-prod');
  const secrets = secretsOf(template, valuesOf(template));
  const [, secret = '{}'] = [...secrets].find(([arn]) => arn.includes('/front'))!;
  const origin = { port: Number(new URL(cloud.listensAt).port), host: new URL(apiOrigin).host };
  return { cloud, front: await openFront({ template, origin, key: JSON.parse(secret).MASTER }) };
};
const opened = () => {
  opening ??= open();
  return opening;
};

const host = async (): Promise<OpenHost> => {
  const { front } = await opened();
  return {
    origin: distributionOrigin,
    listensAt: `http://localhost:${front.port}`,
    decodesPaths: true,
    signIns: demoSignIns,
    close: async () => undefined,
  };
};

afterAll(async () => {
  const { cloud, front } = await opened();
  await front.close();
  await cloud.close();
});

describePages('the bundles behind CloudFront', host);
describeContract('the bundles behind CloudFront', host);

describe('what CloudFront kept', () => {
  it('was the same for everybody', async () => {
    const paths = [...new Set((await opened()).front.fromCache)];
    expect(paths.length).toBeGreaterThan(3);
    expect(
      paths.filter((path) => !/^\/$|^\/sites\/[\w-]+$|^\/api\/sites(\/[\w-]+\/slots)?$|^\/public\//.test(path)),
    ).toEqual([]);
  });

  it('nobody reaches by going around it', async () => {
    const { cloud } = await opened();
    const around = await fetch(`${cloud.listensAt}/`, {
      headers: { 'x-viewer-host': new URL(distributionOrigin).host },
    });
    expect(around.status).toBe(421);
  });
});
