/** Bundles programs (`server`, `dynamodb`, `reconcile` …) into .build/. */
export const build: (names: readonly string[]) => Promise<void>;
