/** Items that transactions hold from prepare to commit. */
export interface Locks {
  /** Holds what is free for `owner` and answers, item by item, whether another transaction has it. */
  take(owner: object, ids: readonly string[]): boolean[];
  release(owner: object, ids: readonly string[]): void;
  isHeld(id: string): boolean;
}

/** Opens the locks of a table. */
export const openLocks = (): Locks => {
  const owners = new Map<string, object>();
  return {
    take: (owner, ids) =>
      ids.map((id) => {
        const isTaken = owners.has(id);
        if (!isTaken) owners.set(id, owner);
        return isTaken;
      }),
    release: (owner, ids) => {
      for (const id of ids) if (owners.get(id) === owner) owners.delete(id);
    },
    isHeld: (id) => owners.has(id),
  };
};
