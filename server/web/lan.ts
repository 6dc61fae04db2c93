import { networkInterfaces } from 'node:os';

/** IPv4 addresses of this machine in its local networks. Names like "laptop.local" fail on old phones. */
export const lanAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((cards) => cards ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
