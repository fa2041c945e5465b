import { describe, expect, it } from 'vitest';
import { clientConfig } from '../../functions/deps.ts';
import { DynamoDbError } from '../../infra/local/dynamodb/errors.ts';
import { embeddedRequestHandler } from '../../infra/local/dynamodb/request-handler.ts';
import { errorAnswer } from '../../infra/local/dynamodb/wire.ts';
import { openTable } from '../../shared/store/table.ts';
import { assemble } from '../../shared/usecases/dependencies.ts';
import { accepted } from '../support/answers.ts';
import { seededRandom } from '../support/clock.ts';
import { mutations } from '../support/mutations/all.ts';
import { openStreet } from '../support/mutations/mutation.ts';
import { everything, testSecrets, type World } from '../support/world.ts';

/*
 * The schedules make their faults outside the client, so that each reaches a use case. On AWS the client stands in
 * between, as functions/deps.ts configures it: three attempts. One fault below it is never seen by anybody, and an
 * attempt that took effect without an answer is not done twice: the attempts of a transaction carry one token.
 */
type Handler = ReturnType<typeof embeddedRequestHandler>;
type Request = Parameters<Handler['handle']>[0];

const networkError = (name: string, code: string) => Object.assign(new Error(name), { name, code });
const throttling = new DynamoDbError('com.amazonaws.dynamodb.v20120810#ThrottlingException', 'Throttled');
const answerOf = ({ status, body }: ReturnType<typeof errorAnswer>) => ({
  response: { statusCode: status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: Buffer.from(body) },
});

const faults: Record<string, (handler: Handler, request: Request) => Promise<Awaited<ReturnType<Handler['handle']>>>> =
  {
    'reset before it arrived': async () => Promise.reject(networkError('Error', 'ECONNRESET')),
    'timed out after it took effect': async (handler, request) => {
      await handler.handle(request);
      throw networkError('TimeoutError', 'ETIMEDOUT');
    },
    throttled: async () => answerOf(errorAnswer(throttling)),
  };

/** A process whose client goes through a network that fails at one call. */
const processWith = (world: World, failing: number, fault: string) => {
  const handler = embeddedRequestHandler(world.engine!);
  let calls = 0;
  const handle = (request: Request) =>
    calls++ === failing ? faults[fault]!(handler, request) : handler.handle(request);
  const table = openTable(
    world.table.name,
    {
      ...clientConfig,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      requestHandler: { ...handler, handle },
    },
    seededRandom(1),
  );
  const random = seededRandom(1);
  const deps = assemble({ table, secrets: testSecrets, clock: world.clock, newId: () => 'id', random });
  return { deps, calls: () => calls };
};

/** What differs from try to try: sealed bytes. */
const storeOf = async (world: World) =>
  [...(await everything(world))].map(([key, { id: _, ...item }]) => [key, item] as const);

const names = ['book a vaccination', 'cancel', 'hand out', 'raise a capacity', 'enter a receipt'];

describe.each(mutations.filter(({ name }) => names.includes(name)))('$name', ({ prepare }) => {
  it.each(Object.keys(faults))('does not notice when one of its calls is %s', async (fault) => {
    const calm = await openStreet();
    const askCalm = await prepare(calm);
    const counted = processWith(calm, -1, fault);
    const answer = accepted(await askCalm(counted.deps));
    const boundaries = Array.from({ length: counted.calls() }, (_, call) => call);
    await Promise.all(
      boundaries.map(async (call) => {
        const world = await openStreet();
        const ask = await prepare(world);
        const failing = processWith(world, call, fault);
        expect(await ask(failing.deps)).toEqual(answer);
        expect(failing.calls()).toBe(boundaries.length + 1);
        expect(await storeOf(world)).toEqual(await storeOf(calm));
      }),
    );
  });
});
