import type { Addresses } from './addresses.ts';
import { demoAccounts, demoPassword } from './demo/demo-accounts.ts';
import type { LocalSettings } from './environment.ts';

/** What the person at the terminal is told once the process can serve. */
export const welcome = (settings: LocalSettings, { local, lan }: Addresses): string => {
  const urls = settings.PUBLIC_ORIGINS ?? [local[0]!, ...lan];
  return [
    '家门口 Doorstep',
    ...urls.map((url) => `  ${url}`),
    `  API: ${urls[0]}/openapi.json`,
    `  数据 data: ${settings.dataFolder ?? '不保存 not kept (:memory:)'}`,
    '  演示账号 demo sign-ins:',
    ...demoAccounts.map(({ username, role, scope }) => `    ${username} / ${demoPassword}  (${role}, ${scope})`),
  ].join('\n');
};
