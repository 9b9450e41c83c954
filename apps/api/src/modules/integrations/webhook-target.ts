import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What may be called: the local machine is allowed to tests alone, which have no other. */
export interface TargetRule {
  readonly allowsLocal: boolean;
}

const ALLOWED_PORTS = new Set(['', '443', '8443']);

/** Reads an address that somebody typed; null where we never call such a one. */
export function webhookUrl(typed: string, { allowsLocal }: TargetRule): URL | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if (allowsLocal && url.hostname === '127.0.0.1') return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLiteral = isIP(host) !== 0;
  const isName = !isLiteral && host.includes('.') && !host.endsWith('.');
  const isFine = isLiteral ? isPublicAddress(host) : isName;
  return url.protocol === 'https:' && ALLOWED_PORTS.has(url.port) && isFine ? url : null;
}

/** The name leads to an address that is not public. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}

/**
 * Resolves a name for one connection and lets it through only if every address behind it is public. The
 * connection uses what was checked, so that a name which changes in between (DNS rebinding) gains nothing.
 */
export const safeLookup =
  ({ allowsLocal }: TargetRule): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { all: true, verbatim: true }).then(
      (found) => {
        const isLocal = allowsLocal && hostname === '127.0.0.1';
        const [first] = found;
        if (
          first === undefined ||
          !(isLocal || found.every(({ address }) => isPublicAddress(address)))
        ) {
          return callback(new TargetRefused('not a public address'), '', 0);
        }
        return options.all ? callback(null, found) : callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
