import { runInNewContext } from 'node:vm';

/** The address that clients have in the stand-in of CloudFront. */
export const viewerAddress = '198.51.100.9';

/** The headers of a request as the code in CloudFront leaves them, before its cache is looked into. */
export const viewerRequest = (code: string, headers: Readonly<Record<string, string>>): Record<string, string> => {
  const asObjects = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }]));
  const event = { request: { headers: asObjects }, viewer: { ip: viewerAddress } };
  const changed: Record<string, { value: string }> = runInNewContext(`${code}; handler(event)`, { event }).headers;
  return Object.fromEntries(Object.entries(changed).map(([name, { value }]) => [name, value]));
};
