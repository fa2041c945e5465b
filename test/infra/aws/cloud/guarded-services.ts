import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../../../../infra/local/dynamodb/engine.ts';
import { errorAnswer, successAnswer } from '../../../../infra/local/dynamodb/wire.ts';
import { askedOfTable } from './asked-of-table.ts';
import type { Asked, Policy, Right } from './policies.ts';

/** Who asks, by the access key that the request is signed with: here the name of the function. */
export type PolicyOf = (accessKeyId: string) => Policy;

/** DynamoDB and Secrets Manager behind one address, each request held against the policy of whoever signed it. */
export interface GuardedServices {
  readonly url: string;
  /** what was asked for and not allowed */
  readonly denied: readonly string[];
  /** by function, the rights that its requests needed */
  readonly used: ReadonlyMap<string, ReadonlySet<Right>>;
  close(): Promise<void>;
}

export interface ServicesProps {
  readonly engine: Engine;
  /** by ARN */
  readonly secrets: ReadonlyMap<string, string>;
  readonly tableArn: (name: string) => string;
  readonly policyOf: PolicyOf;
}

type Json = ReturnType<typeof JSON.parse>;
interface Answer {
  readonly status: number;
  readonly body: string;
}

const accessDenied = (asked: Asked): Answer => ({
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazon.coral.service#AccessDeniedException',
    Message: `not authorized to perform: ${asked.action} on resource: ${asked.resource}`,
  }),
});

export const openGuardedServices = async (props: ServicesProps): Promise<GuardedServices> => {
  const denied: string[] = [];
  const used = new Map<string, Set<Right>>();

  const guard = (caller: string, asked: readonly Asked[]): Answer | undefined => {
    const policy = props.policyOf(caller);
    for (const each of asked) {
      const rights = policy.allow(each);
      if (!rights) {
        denied.push(`${caller}: ${each.action} ${each.resource} ${each.leadingKeys ?? ''}`);
        return accessDenied(each);
      }
      const known = used.get(caller) ?? new Set();
      for (const right of rights) known.add(right);
      used.set(caller, known);
    }
    return undefined;
  };

  const answer = async (caller: string, service: string, operation: string, input: Json): Promise<Answer> => {
    if (service === 'secretsmanager') {
      const asked = [{ action: `secretsmanager:${operation}`, resource: input.SecretId }];
      return guard(caller, asked) ?? tellSecret(props.secrets, input.SecretId);
    }
    return guard(caller, askedOfTable(operation, input, props.tableArn)) ?? callEngine(props.engine, operation, input);
  };

  const server = createServer(async (request, response) => {
    const [service = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
    const { status, body } = await answer(callerOf(request), service, operation, JSON.parse(await textOf(request)));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    denied,
    used,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const callerOf = ({ headers }: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'nobody';

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const tellSecret = (secrets: ReadonlyMap<string, string>, SecretId: string): Answer => {
  const SecretString = secrets.get(SecretId);
  return SecretString === undefined
    ? { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException' }) }
    : { status: 200, body: JSON.stringify({ ARN: SecretId, SecretString }) };
};

const callEngine = async (engine: Engine, operation: string, input: Json): Promise<Answer> => {
  try {
    return successAnswer(operation, await engine.call(operation, input));
  } catch (error) {
    return errorAnswer(error);
  }
};
