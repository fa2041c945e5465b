import { createHash } from 'node:crypto';
import { fillPath, paths } from '../../web/paths.ts';
import { copyScript } from '../../web/public/copy.ts';
import { liveScript } from '../../web/public/live.ts';
import { nearbyScript } from '../../web/public/nearby.ts';
import { printScript } from '../../web/public/print.ts';
import { scanScript } from '../../web/public/scan.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 10);

/** Every script by the name that pages use. */
const scripts = {
  nearby: nearbyScript,
  live: liveScript,
  print: printScript,
  copy: copyScript,
  scan: scanScript,
} as const;

const fileOf = (name: keyof typeof scripts) => `${name}.${hashOf(scripts[name])}.js`;

/** The path of a script; it changes with the script's text, so that it may be kept for ever. */
export const scriptPath = (name: keyof typeof scripts): string => fillPath(paths.publicFile, { file: fileOf(name) });

/** What is served under `/public/`: file name → text. */
export const publicFiles: ReadonlyMap<string, string> = new Map(
  (Object.keys(scripts) as (keyof typeof scripts)[]).map((name) => [fileOf(name), scripts[name]]),
);
