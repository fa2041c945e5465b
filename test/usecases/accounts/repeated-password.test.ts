import { beforeEach, describe, expect, it } from 'vitest';
import { openAccount } from '../../../shared/usecases/accounts/open-account.ts';
import { resetAccount } from '../../../shared/usecases/accounts/reset-account.ts';
import { signIn } from '../../../shared/usecases/accounts/sign-in.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { KeyRing } from '../../../shared/usecases/secret-keys.ts';
import { openSecrets } from '../../../shared/usecases/secrets.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import { officialOfFengchan as actor, everything, openWorld, testKeys, type World } from '../../support/world.ts';

/* The password of a new or reset account is derived from its request with a signing key, and signing keys are replaced. */

const username = 'nurse-1';
const [oldKey] = testKeys.signing;
const newKey = new Uint8Array(32).fill(9);

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

/** A process that was given these signing keys. */
const holding = (...signing: KeyRing): Dependencies => ({
  ...world.deps,
  secrets: openSecrets({ ...testKeys, signing }),
});

const acts = {
  opening: (deps: Dependencies, key = 'open') =>
    openAccount(deps, { actor, key: keyFor(key), input: { username, role: 'staff', scope: 'puli' } }),
  reset: (deps: Dependencies, key = 'reset') => resetAccount(deps, { actor, key: keyFor(key), username }),
};
const { opening, reset } = acts;
const enter = (password: string) => signIn(world.deps, { username, password, client: 'test' });

describe.each(['opening', 'reset'] as const)('a repeated %s', (name) => {
  const act = acts[name];
  beforeEach(async () => {
    if (name === 'reset') accepted(await opening(world.deps));
  });

  it('shows the first password while the key that made it is replaced, and that password signs in', async () => {
    const first = accepted(await act(holding(oldKey)));
    expect(await act(holding(oldKey, newKey))).toEqual(first);
    expect(await act(holding(newKey, oldKey))).toEqual(first);
    accepted(await enter(first.oneTimePassword));
  });

  it('shows it to a process that has yet to take the new key first, too', async () => {
    const first = accepted(await act(holding(newKey, oldKey)));
    expect(await act(holding(oldKey, newKey))).toEqual(first);
    accepted(await enter(first.oneTimePassword));
  });

  it('is refused once the key was dropped, changes nothing, and leaves the password good', async () => {
    const { oneTimePassword } = accepted(await act(holding(oldKey)));
    const before = await everything(world);
    expect(await act(holding(newKey))).toEqual({ refused: 'PASSWORD_GONE' });
    expect(await everything(world)).toEqual(before);
    accepted(await enter(oneTimePassword));
  });

  it('is refused when the password was replaced since', async () => {
    accepted(await act(world.deps));
    const { oneTimePassword } = accepted(await reset(world.deps, 'another-reset'));
    expect(await act(world.deps)).toEqual({ refused: 'PASSWORD_GONE' });
    accepted(await enter(oneTimePassword));
  });
});
