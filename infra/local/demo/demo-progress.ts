import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const progressSchema = z.object({
  /** by site: the last date that was given slots */
  scheduledThrough: z.record(z.string(), z.string()),
});
/** How far the demo input was loaded into a data folder. That it exists says that the folder holds the demo. */
export type DemoProgress = z.output<typeof progressSchema>;

/** Where the progress is kept; nowhere without a folder. */
export interface ProgressFile {
  read(): DemoProgress | undefined;
  write(progress: DemoProgress): void;
}

/** The progress of a data folder. */
export const progressFile = (folder: string | undefined): ProgressFile => {
  if (folder === undefined) return { read: () => undefined, write: () => undefined };
  const file = join(folder, 'demo.json');
  return {
    read: () => (existsSync(file) ? progressSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined),
    write: (progress) => {
      writeFileSync(`${file}.new`, JSON.stringify(progress), { flush: true });
      renameSync(`${file}.new`, file);
    },
  };
};
