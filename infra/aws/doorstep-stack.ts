import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { alarmFacts } from './alarm-facts.ts';
import { Alarms } from './constructs/alarms.ts';
import { BusinessDashboard } from './constructs/business-dashboard.ts';
import { Front } from './constructs/front.ts';
import { Functions } from './constructs/functions.ts';
import { Jobs } from './constructs/jobs.ts';
import { KeySecrets } from './constructs/key-secrets.ts';
import { DoorstepTable } from './constructs/table.ts';
import { WebApi } from './constructs/web-api.ts';
import { type Deployment, namesOf } from './deployments.ts';

export interface DoorstepStackProps extends StackProps {
  readonly name: string;
  readonly deployment: Deployment;
  /** ARN of the firewall before CloudFront, where there is one */
  readonly firewall?: string | undefined;
}

/** What staff ask for, everybody's sign-in, and the address in a QR code: it checks in, or says what it is to others. */
const staffRoutes = [
  'ANY /sign-in',
  'ANY /sign-out',
  'ANY /desk',
  'ANY /desk/{proxy+}',
  'ANY /C/{code}',
  'ANY /api/sign-in',
  'ANY /api/staff/{proxy+}',
];
const officialRoutes = ['ANY /office', 'ANY /office/{proxy+}', 'ANY /api/official/{proxy+}', 'ANY /openapi.json'];

/** A deployment of Doorstep: what there is, and what is connected to what. */
export class DoorstepStack extends Stack {
  constructor(scope: Construct, id: string, { name, deployment, firewall, ...props }: DoorstepStackProps) {
    super(scope, id, props);
    const { cloudFront, domain, keepsData, throttle, logRetentionDays: logRetention } = deployment;
    const names = namesOf(name, deployment);
    const hasFront = cloudFront !== undefined;

    const { table } = new DoorstepTable(this, 'Store', { tableName: names.firstTable, deployment });
    const secrets = new KeySecrets(this, 'Secrets', { names, keepsData, hasFront });
    const web = new WebApi(this, 'Web', {
      deployment: name,
      throttle,
      logRetention,
      ...(domain && !hasFront && { domain }),
    });
    const front =
      secrets.front &&
      new Front(this, 'Front', {
        deployment: name,
        apiHost: web.host,
        secret: secrets.front,
        keyName: cloudFront?.key ?? 'MASTER',
        domain,
        firewall,
      });
    const address = `https://${domain?.name ?? front?.distribution.domainName ?? web.host}`;

    const { residents, staff, officials, markMissedDays, nightly } = new Functions(this, 'Functions', {
      deployment: name,
      table,
      secrets,
      logRetention,
      reservedConcurrency: deployment.reservedConcurrency,
      address,
    });
    web.send(['$default'], 'Residents', residents);
    web.send(staffRoutes, 'Staff', staff);
    web.send(officialRoutes, 'Officials', officials);
    const { leftUndone } = new Jobs(this, 'Jobs', {
      deployment: name,
      jobs: [
        {
          name: 'MarkMissedDays',
          description: 'Who did not come may book again',
          lambda: markMissedDays,
          at: { minute: '20' },
        },
        { name: 'Nightly', description: 'Recounts the store', lambda: nightly, at: { hour: '3', minute: '10' } },
      ],
    });

    const watched = {
      deployment: name,
      api: web.api,
      tableName: table.tableName,
      serving: [residents, staff, officials],
      jobs: [markMissedDays, nightly],
      leftUndone,
    };
    new Alarms(this, 'Alarms', {
      deployment: name,
      dutyOfficers: deployment.dutyOfficers,
      alarms: alarmFacts(watched),
    });
    new BusinessDashboard(this, 'Figures', watched);
    new CfnOutput(this, 'Address', { value: address, description: 'Where Doorstep is reached' });
    if (domain) {
      const target = front?.distribution.domainName ?? web.target;
      new CfnOutput(this, 'PointDomainAt', { value: target ?? '', description: 'CNAME of the own name' });
    }
  }
}
