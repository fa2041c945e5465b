import { BatchWriteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { nanoid } from 'nanoid';
import { type Engine, openEngine } from '../../infra/local/dynamodb/engine.ts';
import { embeddedRequestHandler } from '../../infra/local/dynamodb/request-handler.ts';
import { unsigned, withoutNetwork } from '../../infra/local/embedded-table.ts';
import type { StaffActor } from '../../shared/domain/accounts.ts';
import { shareOutSeats } from '../../shared/domain/lanes.ts';
import { isRefusal } from '../../shared/domain/refusals.ts';
import type { BookingInput } from '../../shared/domain/requests/residents.ts';
import { type Pool, parseSlotId, slotEndAt } from '../../shared/domain/slots.ts';
import type { ItemKey } from '../../shared/store/keys.ts';
import { newLane } from '../../shared/store/lanes.ts';
import { createTable } from '../../shared/store/schema.ts';
import { openTable, type Table } from '../../shared/store/table.ts';
import { assemble, type Dependencies } from '../../shared/usecases/dependencies.ts';
import { bookAppointment, type ManagedAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import type { SecretKeys } from '../../shared/usecases/secret-keys.ts';
import { openSecrets } from '../../shared/usecases/secrets.ts';
import { seededRandom, type TestClock, testClock } from './clock.ts';
import { directoryItems } from './directory.ts';
import { keyFor, person } from './people.ts';

/** A store with a small directory, the use cases' dependencies, and a clock that stands still. */
export interface World {
  readonly deps: Dependencies;
  readonly table: Table;
  readonly clock: TestClock;
  /** the embedded engine, unless the tests run against another one */
  readonly engine?: Engine | undefined;
}

const zeroes = (fill: number) => new Uint8Array(32).fill(fill);
/** The keys of a world, to open it with others in the place of some. */
export const testKeys: SecretKeys = {
  deriving: zeroes(3),
  signing: [zeroes(3)],
  forms: [zeroes(4)],
  identity: { pepper: zeroes(1), pepperVersion: 1, sealing: [zeroes(2)] },
};
export const testSecrets = openSecrets(testKeys);

/** A Tuesday morning before the sites open. */
export const morning = '2026-11-24T07:00:00+08:00';

const otherEndpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;

/** Clients differ: the embedded engine, or whatever AWS_ENDPOINT_URL_DYNAMODB points at. */
const clientConfig = (engine: Engine | undefined) => ({
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  ...(engine ? { requestHandler: embeddedRequestHandler(engine), signer: unsigned } : { endpoint: otherEndpoint! }),
});

/** A table whose client does nothing for a network where there is none, but retries: a third of a booking's time. */
const openWorldTable = (engine: Engine | undefined, random: () => number): Table => {
  const table = openTable(`test-${nanoid(10)}`, clientConfig(engine), random);
  if (engine) withoutNetwork(table, { keepsRetries: true });
  return { ...table, pause: () => new Promise<void>(setImmediate) };
};

/** Opens a world of its own for a test. */
export const openWorld = async ({ at = morning, seed = 1 } = {}): Promise<World> => {
  const clock = testClock(at);
  const random = seededRandom(seed);
  const engine = otherEndpoint ? undefined : openEngine({ file: ':memory:', now: clock });
  const table = openWorldTable(engine, random);
  await createTable(table);
  await putAll(table, directoryItems());
  let ids = 0;
  const newId = () => `id-${String(++ids).padStart(18, '0')}`;
  return { deps: assemble({ table, secrets: testSecrets, clock, newId, random }), table, clock, engine };
};

const putAll = async ({ client, name }: Table, items: readonly Record<string, unknown>[]) => {
  for (let start = 0; start < items.length; start += 25) {
    const batch = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: batch } }));
  }
};

/** Stores a slot with so many seats, as its lanes. */
export const putSlot = async (
  { table }: Pick<World, 'table'>,
  slotId: string,
  seats: number,
  pool: Pool = 'online',
): Promise<void> => {
  const slot = parseSlotId(slotId)!;
  const shares = shareOutSeats(seats);
  const facts = { status: 'open' as const, endAt: slotEndAt(slot), laneCount: shares.length, expireAt: 4_102_444_800 };
  for (const [laneNumber, share] of shares.entries()) {
    const write = newLane({ slot, pool, laneNumber }, share, facts);
    if ('Put' in write) await putItem({ table }, write.Put.Item!);
  }
};

/** Stores an item as it is. */
export const putItem = async ({ table }: Pick<World, 'table'>, item: Record<string, unknown>): Promise<void> => {
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
};

/** A booking for person `n`, as the edge hands it on. */
export const bookingFor = (n: number, slotId: string, change: Partial<BookingInput> = {}): BookingInput => ({
  siteId: parseSlotId(slotId)!.siteId,
  slotId,
  service: 'covid19-vaccine',
  doseNumber: 1,
  attendee: person(n),
  consent: true,
  ...change,
});

/** Books for person `n` and fails the test when that is refused. */
export const booked = async (
  { deps }: World,
  n: number,
  slotId: string,
  change: Partial<BookingInput> = {},
): Promise<ManagedAppointment> => {
  const answer = await bookAppointment(deps, { key: keyFor(`book-${n}`), input: bookingFor(n, slotId, change) });
  if (isRefusal(answer)) throw new Error(`booking refused: ${answer.refused}`);
  return answer;
};

/** The item under a key, as stored. */
export const itemAt = async ({ table }: World, key: ItemKey): Promise<Record<string, unknown> | undefined> =>
  (await table.client.send(new GetCommand({ TableName: table.name, Key: { ...key } }))).Item;

/** Everything stored, by key: to see that a refusal changed nothing. */
export const everything = async ({ table }: World): Promise<Map<string, Record<string, unknown>>> => {
  const items = new Map<string, Record<string, unknown>>();
  let next: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(new ScanCommand({ TableName: table.name, ExclusiveStartKey: next }));
    for (const item of page.Items ?? []) items.set(`${item.pk} ${item.sk}`, item);
    next = page.LastEvaluatedKey;
  } while (next);
  return items;
};

/** Who acts in tests. */
export const staffOfPuli: StaffActor = { username: 'staff-puli', role: 'staff', scope: 'puli' };
export const officialOfFengchan: StaffActor = { username: 'official-fengchan', role: 'official', scope: 'fengchanlu' };
export const admin: StaffActor = { username: 'admin', role: 'admin', scope: '*' };
