import { addressesAt } from './addresses.ts';
import { CannotStart } from './cannot-start.ts';
import { lockDataFolder } from './data-folder.ts';
import { type Doorstep, openDoorstep } from './doorstep.ts';
import { type LocalSettings, readSettings } from './environment.ts';
import { listen } from './http-server.ts';
import { onLauncherGone } from './launcher.ts';
import { welcome } from './welcome.ts';

/**
 * The local process: the same apps as in the cloud, on one machine. The port is taken first, so that a taken one is told
 * before anything is loaded; requests that come early wait until the process can serve.
 */
const run = async (settings: LocalSettings): Promise<void> => {
  const lock = settings.dataFolder === undefined ? undefined : lockDataFolder(settings.dataFolder);
  const opening = Promise.withResolvers<Doorstep>();
  let serve = async (...request: Parameters<Doorstep['app']['fetch']>) => (await opening.promise).app.fetch(...request);
  const server = await listen((...request) => serve(...request), settings.PORT);
  endOnSignal(async () => {
    await server.stop();
    lock?.release();
  });
  const { local, lan } = addressesAt(server.port);
  const origins = settings.PUBLIC_ORIGINS ?? [...local, ...lan];
  const doorstep = await openDoorstep(settings, origins);
  serve = doorstep.app.fetch as typeof serve;
  opening.resolve(doorstep);
  console.log(welcome(settings, { local, lan }));
};

/**
 * Ends the process on SIGTERM and SIGINT, and when npm, which started it, is gone. What was answered is on disk;
 * nothing else needs to be saved.
 */
const endOnSignal = (stop: () => Promise<void>): void => {
  const end = async () => {
    await stop();
    process.exit(0);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  onLauncherGone(end);
};

try {
  await run(readSettings(process.env));
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
}
