import { networkInterfaces } from 'node:os';

/** The addresses at which this machine is reached at a port, from itself and from the local network. */
export interface Addresses {
  readonly local: readonly string[];
  readonly lan: readonly string[];
}

export const addressesAt = (port: number): Addresses => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family, address }) => !internal && (family === 'IPv4' || !address.startsWith('fe80')));
  return {
    local: ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`),
    lan: outside.map(({ family, address }) => `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`),
  };
};
