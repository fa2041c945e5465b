/** The folder of the project. */
export const root: string;

/** Where the bundle of a program lies. */
export const bundleOf: (name: string) => string;

/** True when the bundle is newer than every source. */
export const isFresh: (name: string) => boolean;
