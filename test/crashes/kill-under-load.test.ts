import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../infra/local/build.mjs';
import { slotIdOf } from '../../shared/domain/slots.ts';
import { addDays, localDateOf } from '../../shared/domain/time.ts';
import { seededRandom } from '../support/clock.ts';
import { keyFor, person } from '../support/people.ts';
import { freePort, runReconcile, type ServerProcess, startServer } from '../support/server-process.ts';

const residents = 500;
const rounds = 5;
const tomorrow = addDays(localDateOf(Date.now()), 1);
/** The large testing site of the demo input: 800 online seats a slot, another slot each round. */
const slotOf = (n: number) => {
  const startMinutes = 540 + 30 * Math.floor(n / residents);
  return slotIdOf({ siteId: 'sgm', localDate: tomorrow, startMinutes, lengthMinutes: 30 });
};

interface AppointmentAnswer {
  readonly appointmentCode: string;
  readonly manageToken: string;
  readonly status: string;
}

interface Acknowledged {
  readonly code: string;
  readonly token: string;
}

const book = async (origin: string, n: number): Promise<Acknowledged | undefined> => {
  const { birthDate: _, ...attendee } = person(n);
  const answer = await fetch(`${origin}/api/appointments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': keyFor(`crash-${n}`) },
    body: JSON.stringify({ siteId: 'sgm', slotId: slotOf(n), service: 'nucleic-acid-test', attendee, consent: true }),
  }).catch(() => undefined);
  const body = (await answer?.json().catch(() => undefined)) as AppointmentAnswer | undefined;
  return answer?.status === 201 && body ? { code: body.appointmentCode, token: body.manageToken } : undefined;
};

/** 500 residents at once; the process is killed after so many of them have their answer. */
const bookUntilKilled = async (server: ServerProcess, round: number, killAfter: number): Promise<Acknowledged[]> => {
  const acknowledged: Acknowledged[] = [];
  await Promise.all(
    Array.from({ length: residents }, async (_, n) => {
      const booked = await book(server.origin, round * residents + n);
      if (!booked) return;
      acknowledged.push(booked);
      if (acknowledged.length === killAfter) await server.kill();
    }),
  );
  return acknowledged;
};

const isThere = async (origin: string, { code, token }: Acknowledged): Promise<boolean> => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${origin}/api/appointments/${code}`, { headers });
  return answer.status === 200 && ((await answer.json()) as AppointmentAnswer).status === 'booked';
};

describe('kill -9 during 500 parallel bookings', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doorstep-crash-'));
    await build(['server', 'reconcile']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`${rounds} times: every acknowledged booking is there, and nothing is left half done`, async () => {
    const random = seededRandom(5);
    const port = await freePort();
    const all: Acknowledged[] = [];
    for (let round = 0; round < rounds; round++) {
      const server = await startServer(folder, port);
      const killAfter = 20 + Math.floor(random() * 150);
      const acknowledged = await bookUntilKilled(server, round, killAfter);
      await server.kill();
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      all.push(...acknowledged);
    }
    const server = await startServer(folder, port);
    const present = await Promise.all(all.map((one) => isThere(server.origin, one)));
    expect(present.filter((there) => !there)).toEqual([]);
    const { exitCode, output } = await runReconcile(folder);
    await server.kill();
    expect(output).toContain(': 0 differences');
    expect(exitCode).toBe(0);
  });
});
