import type { JSX } from 'hono/jsx/jsx-runtime';

/** The document as text. Pages wait for nothing, so rendering is never asynchronous. */
export const renderDocument = (page: JSX.Element): string => `<!doctype html>${String(page)}`;
