import { styleSources } from '../../web/style/sheets.ts';

/** Style sheets stand inside the pages and are allowed by their hashes; nothing else inline is. */
const policyWith = (scriptSources: string) =>
  [
    "default-src 'none'",
    `style-src ${styleSources}`,
    `script-src ${scriptSources}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

const contentSecurityPolicy = policyWith("'self'");

/** The policy of the one page that decodes QR codes, with a module of WebAssembly served by us. */
export const scannerPolicy = policyWith("'self' 'wasm-unsafe-eval'");

/**
 * The referrer goes to ourselves only. `no-referrer` would make browsers send `Origin: null` with every form (Fetch
 * standard, "append a request Origin header"), and the origin of a form is checked.
 */
const everywhere = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const onHttps = { ...everywhere, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const;

/** The headers of every answer, prepared once. */
export const securityHeaders = (isHttps: boolean): Readonly<Record<string, string>> => (isHttps ? onHttps : everywhere);
