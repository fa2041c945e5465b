import type { Dependencies } from '../../../shared/usecases/dependencies.ts';

/** A process, and when it died. */
export interface Process {
  readonly name: string;
  readonly deps: Dependencies;
  readonly crashed: Promise<'crashed'>;
}

/** Which process serves which client: a new one after each crash. */
export interface Processes {
  of(client: number): Process;
  /** this process is dead; whoever waits for it waits in vain */
  crash(name: string): void;
}

/** Clients share so many processes. */
export const openProcesses = (count: number, open: (name: string) => Dependencies): Processes => {
  const alive: (Process & { readonly die: () => void })[] = [];
  const start = (place: number, generation: number) => {
    const { promise, resolve } = Promise.withResolvers<'crashed'>();
    const name = `p${place + 1}.${generation}`;
    alive[place] = { name, deps: open(name), crashed: promise, die: () => resolve('crashed') };
  };
  for (let place = 0; place < count; place++) start(place, 1);
  return {
    of: (client) => alive[client % count]!,
    crash: (name) => {
      const place = alive.findIndex((process) => process.name === name);
      if (place < 0) return;
      alive[place]!.die();
      start(place, Number(name.split('.')[1]) + 1);
    },
  };
};
