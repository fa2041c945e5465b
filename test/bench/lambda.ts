import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type FunctionCode, startInstance } from '../infra/aws/cloud/lambda-instance.ts';
import { openCloud } from '../infra/aws/cloud/open-cloud.ts';
import synthesise, { assembly } from '../infra/aws/synthesise.ts';
import { firstEvents } from './lambda-events.ts';

/*
 * npm run bench:lambda: what each function weighs, and what its first event costs, beside a function that does nothing.
 * Every figure is of a fresh process, the functions in turn so that none has the machine to itself; medians.
 */
const rounds = 7;

interface Subject extends FunctionCode {
  readonly event: unknown;
}

interface Start {
  readonly importMilliseconds: number;
  /** from the event to the answer, keys and directory read on the way */
  readonly answerMilliseconds: number;
  readonly memoryMebibytes: number;
}

const startOnce = async ({ event, ...code }: Subject): Promise<Start> => {
  const instance = await startInstance(code, []);
  const askedAt = performance.now();
  const { memoryMebibytes } = await instance.invoke(1, event);
  const answerMilliseconds = performance.now() - askedAt;
  await instance.stop();
  return { importMilliseconds: instance.importMilliseconds, answerMilliseconds, memoryMebibytes };
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Bytes of a function's code as they are, and as Lambda keeps them (deflated). */
const sizeOf = (folder: string) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const sum = (bytes: (file: string) => number) => files.reduce((total, file) => total + bytes(file), 0);
  return {
    plain: sum((file) => statSync(file).size),
    zipped: sum((file) => deflateRawSync(readFileSync(file)).length),
  };
};

const emptyFolder = mkdtempSync(join(tmpdir(), 'doorstep-empty-'));
writeFileSync(join(emptyFolder, 'index.mjs'), 'export const handler = async () => ({ statusCode: 200 });\n');
synthesise();
const cloud = await openCloud(assembly, 'doorstep-dev');
const shortName = (name: string) => /^Functions([a-zA-Z]+?)Function/.exec(name)?.[1] ?? name;
const empty: Subject = { name: 'empty', folder: emptyFolder, handler: 'index.handler', environment: {}, event: {} };
const subjects = [
  empty,
  ...cloud.facts.map((facts) => ({
    ...facts,
    event: firstEvents(shortName(facts.name), cloud.origin),
  })),
];
const starts = new Map<string, Start[]>(subjects.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const subject of subjects) starts.get(subject.name)!.push(await startOnce(subject));
}
await cloud.close();

const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}; medians of ${rounds} fresh processes\n`);
console.log('function          code    zipped   import ms   first answer ms   memory MiB');
const medianOf = (name: string, value: keyof Start) => median(starts.get(name)!.map((start) => start[value]));
for (const { name, folder } of subjects) {
  const { plain, zipped } = sizeOf(folder);
  const figures = (['importMilliseconds', 'answerMilliseconds', 'memoryMebibytes'] as const).map((value) => {
    const over = medianOf(name, value) - medianOf('empty', value);
    return `${medianOf(name, value).toFixed(0)} (+${over.toFixed(0)})`;
  });
  console.log(
    `${shortName(name).padEnd(16)} ${kib(plain).padStart(8)} ${kib(zipped).padStart(8)}   ${figures[0]!.padEnd(11)} ${figures[1]!.padEnd(17)} ${figures[2]}`,
  );
}
rmSync(emptyFolder, { recursive: true });
