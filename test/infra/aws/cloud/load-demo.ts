import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { nanoid } from 'nanoid';
import { createDependencies } from '../../../../functions/deps.ts';
import { progressFile } from '../../../../infra/local/demo/demo-progress.ts';
import { bringDemoUpToDate } from '../../../../infra/local/demo/load-demo.ts';
import type { Engine } from '../../../../infra/local/dynamodb/engine.ts';
import { embeddedRequestHandler } from '../../../../infra/local/dynamodb/request-handler.ts';
import { isRefusal } from '../../../../shared/domain/refusals.ts';
import { addDays, instantOf, localDateOf } from '../../../../shared/domain/time.ts';
import { openTable, type Table } from '../../../../shared/store/table.ts';
import { assemble } from '../../../../shared/usecases/dependencies.ts';
import { bookAppointment } from '../../../../shared/usecases/residents/book-appointment.ts';
import { keyFor } from '../../../support/people.ts';
import { bookingFor, testSecrets } from '../../../support/world.ts';
import { tableInput } from './table-input.ts';
import type { Template } from './template.ts';

/** Creates the table as the template describes it. */
export const createTableOf = async (engine: Engine, template: Template): Promise<Table> => {
  const config = {
    region: 'local',
    credentials: { accessKeyId: 'loader', secretAccessKey: 'loader' },
    requestHandler: embeddedRequestHandler(engine),
  };
  const input = tableInput(template);
  await new DynamoDBClient(config).send(new CreateTableCommand(input));
  return openTable(input.TableName, config, Math.random);
};

/** Loads the demo input with its accounts, and leaves work for the jobs. */
export const loadDemo = async (table: Table): Promise<void> => {
  await leaveSomebodyMissing(table);
  await leaveExpiredItem(table);
  await bringDemoUpToDate(createDependencies({ table, secrets: testSecrets }), progressFile(undefined));
};

/** Yesterday's sites, and one person with an appointment there who did not come. */
const leaveSomebodyMissing = async (table: Table): Promise<void> => {
  const yesterday = addDays(localDateOf(Date.now()), -1);
  const clock = () => instantOf(yesterday, '06:00');
  const deps = assemble({ table, secrets: testSecrets, clock, newId: nanoid, random: Math.random });
  await bringDemoUpToDate(deps, progressFile(undefined));
  const [slot] = (await deps.days.current('puli', yesterday)).slots.keys();
  const booked = await bookAppointment(deps, { key: keyFor('missing'), input: bookingFor(9_999, slot!) });
  if (isRefusal(booked)) throw new Error(booked.refused);
};

/** Something that time to live should have taken away days ago. */
const leaveExpiredItem = async ({ client, name }: Table): Promise<void> => {
  const expireAt = Math.floor(Date.now() / 1000) - 10 * 86_400;
  await client.send(
    new PutCommand({ TableName: name, Item: { pk: 'L#lookUp#forgotten', sk: 'L', n: 1, since: 1, expireAt } }),
  );
};
