import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../functions/http/language.ts';
import { onlyOne, readTemplate, resourcesOf } from './cloud/template.ts';
import { viewerAddress, viewerRequest } from './cloud/viewer-request.ts';
import { assembly } from './synthesise.ts';

const template = readTemplate(assembly, 'doorstep-prod');
const code: string = onlyOne(template, 'AWS::CloudFront::Function').FunctionCode;

const through = (headers: Record<string, string>) => viewerRequest(code, { host: 'doorstep.example', ...headers });

describe('what runs in CloudFront', () => {
  it('is the file of this repository, and small enough for it', () => {
    expect(code).toBe(readFileSync('infra/aws/viewer-request.js', 'utf8'));
    expect(code.length).toBeLessThan(10_240);
  });

  it('keeps to what its runtime knows: no destructuring, no spread, no optional chaining, no classes, nothing async', () => {
    const statements = code.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    expect(statements).not.toMatch(
      /\(\s*[[{]\s*\w+[^)]*\)\s*=>|(const|let|var)\s*[[{]|\.\.\.|\?\.|\?\?|\bclass\b|\basync\b|\bawait\b/,
    );
  });

  it('tells host and address itself, whatever the client says', () => {
    const told = through({ 'x-viewer-host': 'elsewhere.example', 'x-viewer-address': '192.0.2.1' });
    expect(told['x-viewer-host']).toBe('doorstep.example');
    expect(told['x-viewer-address']).toBe(viewerAddress);
  });

  it.each([
    undefined,
    '',
    'zh-CN,zh;q=0.9,en;q=0.8',
    'en-US,en;q=0.9',
    'fr-FR,en;q=0.5,zh;q=0.1',
    'en;q=0.1,zh;q=0.2',
    'EN',
    '*',
    'en;q=0,zh',
    'de',
  ])('chooses the language of %j as the functions do', (accepted) => {
    const chosen = through(accepted === undefined ? {} : { 'accept-language': accepted })['accept-language'];
    const asked = (header: string | undefined) =>
      languageOf({ req: { header: () => header } } as unknown as Parameters<typeof languageOf>[0]);
    expect(chosen).toBe(asked(accepted));
    expect(asked(chosen)).toBe(chosen);
  });
});

describe('the distribution', () => {
  const { DistributionConfig } = onlyOne(template, 'AWS::CloudFront::Distribution');
  const behaviours = [...DistributionConfig.CacheBehaviors, DistributionConfig.DefaultCacheBehavior];
  const policies = new Map(
    resourcesOf(template, 'AWS::CloudFront::CachePolicy').map(([id, { Properties }]) => [
      id,
      Properties.CachePolicyConfig,
    ]),
  );

  /** The first behaviour whose pattern fits, as CloudFront chooses. */
  const behaviourFor = (path: string) =>
    behaviours.find(({ PathPattern = '*' }) => new RegExp(`^${PathPattern.replaceAll('*', '.*')}$`).test(path));
  const longestSeconds = (path: string) => policies.get(behaviourFor(path).CachePolicyId?.Ref)?.MaxTTL ?? 0;

  it('keeps for a second what is the same for everybody, and files with a hashed name for good', () => {
    for (const path of ['/', '/sites/puli', '/api/sites', '/api/sites/puli/slots'])
      expect([path, longestSeconds(path)]).toEqual([path, 1]);
    for (const path of ['/public/nearby.abc.js', '/desk/scanner/reader.abc.wasm'])
      expect([path, longestSeconds(path)]).toEqual([path, 31_536_000]);
  });

  it.each([
    '/a/K7M3P9QX/token',
    '/a/K7M3P9QX/token/move',
    '/find',
    '/C/K7M3P9QX',
    '/sign-in',
    '/sign-out',
    '/desk',
    '/desk/puli/appointments/K7M3P9QX',
    '/office',
    '/office/accounts',
    '/sites/puli/slots/puli-20261124-0830-30/book',
    '/api/appointments',
    '/api/appointments/K7M3P9QX',
    '/api/sign-in',
    '/api/staff/sites/puli/day',
    '/api/official/sites',
    '/privacy',
    '/healthz',
  ])('keeps nothing of %s, and passes it whole', (path) => {
    const { AllowedMethods } = behaviourFor(path);
    expect(longestSeconds(path)).toBe(0);
    expect(AllowedMethods).toContain('POST');
  });

  it('hands cookies on, without which nobody would be signed in', () => {
    for (const path of ['/sign-in', '/desk/puli', '/C/K7M3P9QX', '/office/report']) {
      // "Managed-AllViewerExceptHostHeader" (CloudFront developer guide): all cookies, all of the query, all headers but one.
      expect(behaviourFor(path).OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
      // "Managed-CachingDisabled"
      expect(behaviourFor(path).CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    }
  });

  it('tells pages apart by language and query, and by nothing that belongs to one person', () => {
    for (const { MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } of policies.values()) {
      expect(key.HeadersConfig.Headers).toEqual(MaxTTL === 1 ? ['Accept-Language'] : undefined);
      expect(key.QueryStringsConfig.QueryStringBehavior).toBe('all');
      expect(key.CookiesConfig.CookieBehavior).toBe('none');
    }
  });

  it('lets nobody in without TLS, and proves itself with a key that stands nowhere in the template', () => {
    for (const { ViewerProtocolPolicy } of behaviours) expect(ViewerProtocolPolicy).toBe('redirect-to-https');
    const [{ OriginCustomHeaders, CustomOriginConfig }] = DistributionConfig.Origins;
    expect(CustomOriginConfig.OriginProtocolPolicy).toBe('https-only');
    expect(OriginCustomHeaders[0].HeaderName).toBe('x-origin-key');
    expect(JSON.stringify(OriginCustomHeaders[0].HeaderValue)).toContain('{{resolve:secretsmanager:');
  });

  it('is behind a firewall that counts by address and keeps no samples', () => {
    const { Rules, Scope, DefaultAction } = onlyOne(
      readTemplate(assembly, 'doorstep-prod-firewall'),
      'AWS::WAFv2::WebACL',
    );
    expect([Scope, DefaultAction]).toEqual(['CLOUDFRONT', { Allow: {} }]);
    expect(Rules).toHaveLength(1);
    expect(Rules[0].Statement.RateBasedStatement).toMatchObject({ Limit: 10_000, AggregateKeyType: 'IP' });
    expect(Rules[0].VisibilityConfig.SampledRequestsEnabled).toBe(false);
    expect(JSON.stringify(DistributionConfig.WebACLId)).toContain('Firewall');
  });
});
