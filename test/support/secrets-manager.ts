import { once } from 'node:events';
import { createServer } from 'node:http';

/** A local stand-in for Secrets Manager: reads and replaces secrets over its JSON protocol. */
export interface SecretsManagerStandIn {
  readonly url: string;
  /** by name, as JSON text */
  readonly secrets: Map<string, string>;
  /** operation and name of each call */
  readonly calls: string[];
  close(): Promise<void>;
}

interface Call {
  readonly SecretId: string;
  readonly SecretString?: string;
}

/** Listens on a free port, with the given secrets. */
export const openSecretsManagerStandIn = async (given: Record<string, object>): Promise<SecretsManagerStandIn> => {
  const secrets = new Map(Object.entries(given).map(([name, texts]) => [name, JSON.stringify(texts)]));
  const calls: string[] = [];
  const answer = (target: string, { SecretId, SecretString }: Call): [status: number, body: object] => {
    calls.push(`${target} ${SecretId}`);
    if (!secrets.has(SecretId)) {
      return [400, { __type: 'ResourceNotFoundException', Message: `Secrets Manager can't find ${SecretId}.` }];
    }
    if (target === 'GetSecretValue') return [200, { Name: SecretId, SecretString: secrets.get(SecretId) }];
    if (target !== 'PutSecretValue') return [400, { __type: 'InvalidRequestException', Message: target }];
    secrets.set(SecretId, SecretString ?? '');
    return [200, { Name: SecretId, VersionStages: ['AWSCURRENT'] }];
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const target = String(request.headers['x-amz-target']).replace('secretsmanager.', '');
    const [status, body] = answer(target, JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    secrets,
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
