import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * A key of the account's own for the table. Whoever may use the table uses the key through DynamoDB and in no other way,
 * as the DynamoDB developer guide words it ("Using a customer managed key"): functions need no right on the key.
 */
export class TableKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { keepsData }: { readonly keepsData: boolean }) {
    super(scope, id);
    const { account, region, urlSuffix } = Stack.of(this);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the Doorstep table',
      enableKeyRotation: true,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughDynamoDB',
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
          'kms:CreateGrant',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` },
        },
      }),
    );
  }
}
