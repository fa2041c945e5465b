import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { namesOf } from '../deployments.ts';

export interface KeySecretsProps {
  readonly names: ReturnType<typeof namesOf>;
  readonly keepsData: boolean;
  /** true when a front has to prove itself */
  readonly hasFront: boolean;
}

/** Long enough that nobody guesses it: 64 letters and digits hold 380 bits. */
const masterCharacters = 64;

/**
 * The keys, in secrets apart by who may read them. Secrets Manager makes one random text in each; functions derive their
 * keys from it until `npm run rotate-keys` puts a key of its own beside it.
 */
export class KeySecrets extends Construct {
  readonly signing: Secret;
  readonly identity: Secret;
  readonly front: Secret | undefined;

  constructor(scope: Construct, id: string, { names, keepsData, hasFront }: KeySecretsProps) {
    super(scope, id);
    const secret = (name: string, secretName: string, description: string, template: object = {}) =>
      new Secret(this, name, {
        secretName,
        description,
        generateSecretString: {
          secretStringTemplate: JSON.stringify(template),
          generateStringKey: 'MASTER',
          passwordLength: masterCharacters,
          excludePunctuation: true,
        },
        removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      });
    this.signing = secret('Signing', names.signingSecret, 'Signs links, sign-ins and forms, derives codes');
    this.identity = secret('Identity', names.identitySecret, 'Looks identities up and seals them', {
      PEPPER_VERSION: '1',
    });
    if (hasFront) this.front = secret('Front', names.frontSecret, 'By this CloudFront proves itself to the functions');
  }
}
