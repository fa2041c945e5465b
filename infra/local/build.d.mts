/** Bundles programs (`server`, `dynamodb`, `reconcile`, `bench`) into .build/. */
export const build: (names: readonly string[]) => Promise<void>;
