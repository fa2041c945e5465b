import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Deployment } from '../deployments.ts';
import { TableKey } from './table-key.ts';

export interface DoorstepTableProps {
  readonly tableName: string;
  readonly deployment: Deployment;
}

/** What others need to know of the table. */
export type NamedTable = Pick<Table, 'tableName' | 'tableArn'>;

/**
 * The one table: two keys, no index, paid by request, restorable to any second of the last 35 days. A table that was
 * restored takes its place without being created.
 */
export class DoorstepTable extends Construct {
  readonly table: NamedTable;

  constructor(scope: Construct, id: string, { tableName, deployment }: DoorstepTableProps) {
    super(scope, id);
    this.table = deployment.restoredTable
      ? Table.fromTableName(this, 'Restored', deployment.restoredTable)
      : new Table(this, 'Table', {
          tableName,
          partitionKey: { name: 'pk', type: AttributeType.STRING },
          sortKey: { name: 'sk', type: AttributeType.STRING },
          billingMode: BillingMode.PAY_PER_REQUEST,
          timeToLiveAttribute: 'expireAt',
          pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
          deletionProtection: deployment.keepsData,
          removalPolicy: deployment.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
          ...(deployment.customerManagedKey
            ? {
                encryption: TableEncryption.CUSTOMER_MANAGED,
                encryptionKey: new TableKey(this, 'Key', { keepsData: deployment.keepsData }).key,
              }
            : { encryption: TableEncryption.DEFAULT }),
        });
  }
}
