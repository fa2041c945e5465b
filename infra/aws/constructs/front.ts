import { fileURLToPath } from 'node:url';
import { Duration, type SecretValue } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Deployment } from '../deployments.ts';

export interface FrontProps {
  readonly deployment: string;
  readonly apiHost: string;
  /** by which requests prove that they came this way: the secret, and the name of the key in it */
  readonly secret: Secret;
  readonly keyName: string;
  readonly domain?: Deployment['domain'];
  /** ARN of the firewall in us-east-1 */
  readonly firewall?: string | undefined;
}

/** The errors that CloudFront may keep (developer guide, "How CloudFront caches HTTP 4xx and 5xx status codes"). */
const keptErrors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** CloudFront before the API: what is the same for everybody is asked for once a second, the rest is passed through. */
export class Front extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { deployment, apiHost, secret, keyName, domain, firewall }: FrontProps) {
    super(scope, id);
    const passThrough = this.passThrough(apiHost, secret.secretValueFromJson(keyName));
    const availability = { ...passThrough, ...this.cachedFor(Duration.seconds(1), 'byLanguage') };
    const files = { ...passThrough, ...this.cachedFor(Duration.days(365), 'never') };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Doorstep ${deployment}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(firewall !== undefined && { webAclId: firewall }),
      ...(domain && {
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      }),
      defaultBehavior: passThrough,
      // By default CloudFront shows everybody an error for ten seconds, whatever its Cache-Control says.
      errorResponses: keptErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      additionalBehaviors: {
        // The form of a slot carries a key of its own, and is posted to the same address.
        '/sites/*/slots/*': passThrough,
        '/': availability,
        '/sites/*': availability,
        '/api/sites*': availability,
        '/public/*': files,
        '/desk/scanner/*': files,
      },
    });
  }

  /** To the API as it came, with what the code of CloudFront adds; the answer is kept by nobody. */
  private passThrough(apiHost: string, key: SecretValue): BehaviorOptions {
    const origin = new HttpOrigin(apiHost, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      // Stands in the distribution as a reference that CloudFormation resolves, never in the template.
      customHeaders: { 'x-origin-key': key.unsafeUnwrap() },
    });
    const code = FunctionCode.fromFile({
      filePath: fileURLToPath(new URL('../viewer-request.js', import.meta.url)),
    });
    const viewerRequest = new EdgeFunction(this, 'ViewerRequest', { code, runtime: FunctionRuntime.JS_2_0 });
    return {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.securityHeaders(),
      functionAssociations: [{ function: viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** As long as the answer's own Cache-Control says, and no longer than this; an answer that says `no-store` is not kept. */
  private cachedFor(longest: Duration, varies: 'byLanguage' | 'never'): Pick<BehaviorOptions, 'cachePolicy'> {
    return {
      cachePolicy: new CachePolicy(this, varies === 'byLanguage' ? 'Availability' : 'Public', {
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: longest,
        queryStringBehavior: CacheQueryStringBehavior.all(),
        headerBehavior:
          varies === 'byLanguage' ? CacheHeaderBehavior.allowList('Accept-Language') : CacheHeaderBehavior.none(),
        cookieBehavior: CacheCookieBehavior.none(),
        enableAcceptEncodingGzip: true,
      }),
    };
  }

  /** For what CloudFront itself answers; answers of the functions bring their own. */
  private securityHeaders(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'SecurityHeaders', {
      securityHeadersBehavior: {
        contentTypeOptions: { override: false },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: false },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: false,
        },
      },
    });
  }
}
