import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Deployment } from '../deployments.ts';
import { TableKey } from './table-key.ts';

export interface DoorstepTableProps {
  /** of the first table */
  readonly tableName: string;
  readonly deployment: Deployment;
}

/** What others need to know of the table. */
export type NamedTable = Pick<Table, 'tableName' | 'tableArn'>;

/**
 * The one table: two keys, no index, paid by request, restorable to any second of the last 35 days. Where a restored table
 * has taken its place, the first one stays beside it until somebody decides otherwise.
 */
export class DoorstepTable extends Construct {
  /** the table that is in use */
  readonly table: NamedTable;

  constructor(scope: Construct, id: string, { tableName, deployment }: DoorstepTableProps) {
    super(scope, id);
    const first = new Table(this, 'Table', {
      tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expireAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: deployment.keepsData,
      removalPolicy: deployment.keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      ...this.encryptionOf(deployment),
    });
    const { restoredTable } = deployment;
    this.table = restoredTable === undefined ? first : Table.fromTableName(this, 'Restored', restoredTable);
  }

  private encryptionOf({
    customerManagedKey,
    keepsData,
  }: Deployment): Pick<TableProps, 'encryption' | 'encryptionKey'> {
    return customerManagedKey
      ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: new TableKey(this, 'Key', { keepsData }).key }
      : { encryption: TableEncryption.DEFAULT };
  }
}
