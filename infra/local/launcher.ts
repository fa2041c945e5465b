import { readFileSync } from 'node:fs';

/**
 * `npm start` puts npm and a shell between the person (or the supervisor) and this process, and the shell does not pass
 * signals on: whoever ends npm would leave the server behind, holding port and data folder. So a server that npm
 * started ends when the launchers above it are gone, however they ended.
 */
export const onLauncherGone = (end: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const npm = npmAbove(parent);
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(watch);
    end();
  }, 100);
  watch.unref();
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The npm process above a shell, where the system tells (Linux); elsewhere the parent alone is watched. */
const npmAbove = (pid: number): number | undefined => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [, name = ''] = /^Name:\s*(.*)$/m.exec(status) ?? [];
    const [, above] = /^PPid:\s*(\d+)$/m.exec(status) ?? [];
    if (name.startsWith('npm')) return pid;
    return /^(sh|dash|bash|ash|busybox)$/.test(name) ? npmAbove(Number(above)) : undefined;
  } catch {
    return undefined;
  }
};
