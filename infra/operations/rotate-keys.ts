import { type Command, runAsProgram } from './command.ts';
import { keySteps, type RotatedKey, rotatedKeys } from './key-steps.ts';
import { openPlace } from './place.ts';
import { CommandProblem, oneOf, required } from './problem.ts';
import { takeStep } from './take-key-step.ts';

const options = {
  deployment: { type: 'string' },
  key: { type: 'string' },
  step: { type: 'string' },
  force: { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
} as const;

/** npm run rotate-keys: replaces a key while people hold what the old one made. */
export const rotateKeys: Command<typeof options> = {
  usage: `用法 Usage: npm run rotate-keys -- --key signing|form|sealing --step add|use|drop [--apply] [--force] [--deployment NAME]
  分三步更换密钥：add 加入新密钥（先只用于验证），use 开始使用，drop 删除旧密钥；命令会说明下一步最早何时可做。
  不加 --apply 只说明将要做什么；--force 可以不等待，但不能改变顺序。
  Replaces a key in three steps: add (accepted), use (used), drop (the old ones); it says when the next step may be taken.
  Without --apply it only says what it would do; --force does not wait, but never changes the order.`,
  options,
  run: async ({ deployment, key: name, step, force, apply }, surroundings) => {
    const key: RotatedKey = rotatedKeys[readKey(required(name, 'key'))];
    const wanted = oneOf(required(step, 'step'), 'step', keySteps);
    const place = await openPlace(deployment, surroundings.environment);
    try {
      await takeStep(place, { key, step: wanted, isForced: force, isApplied: apply }, surroundings);
      return 'done';
    } finally {
      place.close();
    }
  },
};

/** The pepper and the deriving key are not replaced while anybody is known by them. */
const readKey = (name: string): keyof typeof rotatedKeys => {
  if (name === 'pepper' || name === 'deriving') {
    throw new CommandProblem(
      `${name} 不能用此命令更换：已预约的人和已处理的请求都靠它识别，换掉后同一人可以重复预约、重复领取。只能在两次活动之间更换。`,
      `${name} cannot be replaced by this command: people with appointments and requests that were answered are known by it, ` +
        'and with another one could book and receive twice. It is changed only between campaigns.',
    );
  }
  return oneOf(name, 'key', Object.keys(rotatedKeys) as (keyof typeof rotatedKeys)[]);
};

await runAsProgram(rotateKeys, import.meta.url);
