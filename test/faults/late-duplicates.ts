import { expect, it } from 'vitest';
import { mutations } from '../support/mutations/all.ts';
import { prepareMutation } from './support/clone.ts';
import { same, stored } from './support/compare.ts';
import { openCopy } from './support/street.ts';
import { isWrite } from './support/wire.ts';

it.each(mutations)('a write that arrives once more long afterwards does nothing: $name', async (mutation) => {
  const prepared = await prepareMutation(mutation);
  const street = await openCopy(prepared);
  const process = street.process();
  await prepared.ask(process.deps);
  const after = await stored(street.engine);
  for (const { operation, input } of process.sent.filter(isWrite)) {
    // Ten minutes later the store has forgotten the token.
    const { ClientRequestToken: _, ...bare } = structuredClone(input);
    await expect(street.engine.call(operation, bare), mutation.name).rejects.toThrow('ConditionalCheckFailed');
  }
  expect(same(await stored(street.engine), after), mutation.name).toBe(true);
});
