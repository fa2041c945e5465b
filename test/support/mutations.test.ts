import { describe, expect, it } from 'vitest';
import { reconcile } from '../../shared/usecases/reconcile/reconcile.ts';
import { accepted } from './answers.ts';
import { mutations } from './mutations/all.ts';
import { openStreet } from './mutations/mutation.ts';
import { everything } from './world.ts';

describe.each(mutations)('$name', ({ prepare }) => {
  it('is accepted, changes the store once, and answers a repetition alike', async () => {
    const world = await openStreet();
    const ask = await prepare(world);
    const before = await everything(world);
    accepted(await ask(world.deps));
    const after = await everything(world);
    expect(after).not.toEqual(before);
    accepted(await ask(world.deps));
    expect(await everything(world)).toEqual(after);
    expect((await reconcile(world.deps)).differences).toEqual([]);
  });
});
