import { afterAll, beforeAll } from 'vitest';
import type { Host, HostOpener, OpenHost, SignIn } from '../host.ts';
import { type Api, speakContract } from './api.ts';
import { type Client, openClient } from './client.ts';
import { readDocument } from './document.ts';

/** What a suite stands on: a running host, a client, and the tokens of who signed in. */
export interface Ground {
  readonly host: Host;
  readonly client: Client;
  readonly api: Api;
  /** the token of one of the host's accounts */
  token(who: keyof Host['signIns']): Promise<string>;
}

/** Opens the host for the suite around it; what is returned may be called once its tests run. */
export const standOn = (open: HostOpener): (() => Ground) => {
  let host: OpenHost | undefined;
  let ground: Ground | undefined;
  beforeAll(async () => {
    host = await open();
    ground = await groundOn(host);
  });
  afterAll(async () => {
    ground?.client.close();
    await host?.close();
  });
  return () => ground!;
};

const groundOn = async (host: Host): Promise<Ground> => {
  const client = openClient(host);
  const api = speakContract(client, await readDocument(client));
  const tokens = new Map<string, Promise<string>>();
  return {
    host,
    client,
    api,
    token: (who) => {
      const known = tokens.get(who) ?? signIn(api, host.signIns[who]);
      tokens.set(who, known);
      return known;
    },
  };
};

/** Signs in and answers the token. */
export const signIn = async (api: Api, body: SignIn): Promise<string> =>
  (await api.ok('POST /api/sign-in', { body })).json.token;
