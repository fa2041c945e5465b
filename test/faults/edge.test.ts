import './support/quick-passwords.ts';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientConfig } from '../../functions/deps.ts';
import type { Edge } from '../../functions/http/edge.ts';
import { openSecretSource } from '../../functions/lambda/secret-source.ts';
import type { Secrets } from '../../shared/usecases/secrets.ts';
import { testClock } from '../support/clock.ts';
import { visit } from '../support/pages.ts';
import { morning } from '../support/world.ts';
import { expectBusyPage, languages } from './pages/busy-page.ts';
import { type FormOfPage, officialForms, residentForms, staffForms } from './pages/forms.ts';
import { openClone, prepare } from './support/clone.ts';
import { same, stored } from './support/compare.ts';
import { faults } from './support/faults.ts';
import { openProcess, type Plan } from './support/process.ts';
import { isWrite } from './support/wire.ts';

const formNamed = (name: string): FormOfPage =>
  [...residentForms, ...staffForms, ...officialForms].find((form) => form.name.endsWith(name))!;
const forms = ['book', 'cancel', 'complete', 'change a slot'].map(formNamed);

/** A form filled in, in a street of its own; `post` sends it to a process that suffers and that has such an edge. */
const openForm = async ({ name, fill }: FormOfPage) => {
  const prepared = await prepare(name, fill);
  const engine = await openClone(prepared);
  const post = (
    change: Partial<Edge> & { secrets?: Secrets },
    { ask = prepared.ask, language = 'zh-CN', plan = {} as Partial<Plan> } = {},
  ) => {
    const whole = plan.fault ? (plan as Plan) : undefined;
    const { secrets, ...edge } = change;
    const process = openProcess(engine, () => prepared.at, whole);
    const deps = process.deps;
    const visitor = visit({ deps: { ...deps, secrets: secrets ?? deps.secrets } }, ask.token, edge);
    return visitor.post(ask.path, ask.fields, { 'accept-language': language });
  };
  return { prepared, engine, post };
};

describe.each(languages)('a store that never answers, in %s', (language) => {
  it.each(forms)('is answered for before the function is ended: $name', async (form) => {
    const { prepared, engine, post } = await openForm(form);
    for (const [fault, reach] of [
      [faults['killed before it arrived'], () => true],
      [faults['killed before it arrived'], isWrite],
      [faults['killed after it was done'], isWrite],
    ] as const) {
      const plan = { fault, reach };
      const told = await post({ answerWithinMilliseconds: 30 }, { language, plan });
      expect(told.status).toBe(503);
      expectBusyPage(told, prepared.ask, language, form.name);
    }
    expect((await post({ answerWithinMilliseconds: 5_000 })).status).toBe(303);
    engine.close();
  });
});

describe('the time that a request may take', () => {
  /** infra/aws/constructs/functions.ts */
  const functionMilliseconds = 15_000;

  it('is over before the function is ended, also when the keys have to be waited for', async () => {
    const { answerWithinMilliseconds } = await import('../../functions/lambda/start.ts');
    const { maxAttempts, requestHandler } = clientConfig;
    // Between tries the SDK waits for 50 and 100 ms at most.
    const keysMilliseconds = maxAttempts * requestHandler.requestTimeout + 150;
    expect(keysMilliseconds + answerWithinMilliseconds).toBeLessThan(functionMilliseconds - 1_000);
    // Two calls in a row that both hang are still given up by themselves, with the page of the form.
    expect(2 * keysMilliseconds).toBeLessThan(answerWithinMilliseconds + 1_000);
  });
});

describe('the key service is down', () => {
  const store = mockClient(SecretsManagerClient);
  const key = Buffer.alloc(32, 3).toString('base64');
  const signing = { DERIVING_KEY: key, SIGNING_KEY: key, FORM_KEY: Buffer.alloc(32, 4).toString('base64') };
  const identity = {
    PEPPER: Buffer.alloc(32, 1).toString('base64'),
    PEPPER_VERSION: '1',
    SEALING_KEY: Buffer.alloc(32, 2).toString('base64'),
  };
  const isUp = () => {
    store.on(GetSecretValueCommand, { SecretId: 's' }).resolves({ SecretString: JSON.stringify(signing) });
    store.on(GetSecretValueCommand, { SecretId: 'i' }).resolves({ SecretString: JSON.stringify(identity) });
  };
  const isDown = () => store.on(GetSecretValueCommand).rejects(new Error('KMS is not there'));
  beforeEach(() => store.reset());
  afterEach(() => store.reset());
  const openSource = (clock = testClock(morning)) => {
    const source = openSecretSource(
      new SecretsManagerClient({ region: 'local' }),
      { SIGNING_SECRET: 's', IDENTITY_SECRET: 'i' },
      clock,
    );
    return { secrets: source.secrets, ready: source.ready };
  };

  it.each([...residentForms, ...staffForms, ...officialForms])(
    'at the start: nothing is done, and pressing again is safe: $name',
    async (form) => {
      const { prepared, engine, post } = await openForm(form);
      const before = await stored(engine);
      isDown();
      const edge = openSource();
      const holdsIdNumber = prepared.ask.fields.some(([name]) => name === 'attendee.idNumber');
      for (const language of languages) {
        const told = await post(edge, { language });
        expect(told.status).toBe(503);
        // A document number is not sent back as it is: such a form is sent again by reloading the page, which says so.
        if (!holdsIdNumber) expectBusyPage(told, prepared.ask, language, form.name);
        else expect(told.html).toMatch(/刷新本页|reload this page/);
      }
      expect(same(await stored(engine), before)).toBe(true);
      isUp();
      expect((await post(edge)).status).toBeLessThan(400);
      engine.close();
    },
  );

  it.each(forms)('later: the keys at hand are good for a while: $name', async (form) => {
    const { engine, post } = await openForm(form);
    isUp();
    const clock = testClock(morning);
    const edge = openSource(clock);
    await edge.ready();
    isDown();
    clock.advance(6 * 60_000);
    expect((await post(edge)).status).toBe(303);
    engine.close();
  });
});
