/** Where the bundle of a program lies. */
export declare const bundleOf: (name: string) => string;
/** Bundles programs, each into one file that node runs without looking up any other. */
export declare const build: (names: readonly string[]) => Promise<void>;
