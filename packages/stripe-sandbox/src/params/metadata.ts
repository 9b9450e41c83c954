import { invalidParam } from '../http/stripe-error.ts';
import type { Optional } from './param-spec.ts';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** Changes to metadata: an empty value removes its key, null removes everything. */
export type MetadataChange = Record<string, string> | null;

/** Metadata as sent: at most 50 keys of 40 characters, values of 500 characters. */
export function metadata(): Optional<MetadataChange> {
  return {
    required: false,
    read(value, path) {
      if (value === '' || value === null) return null;
      if (typeof value !== 'object' || Array.isArray(value)) {
        throw invalidParam('Invalid metadata: must be a hash of strings.', path);
      }
      const read: Record<string, string> = {};
      for (const [key, raw] of Object.entries(value ?? {})) {
        read[key] = readValue(key, raw, path);
      }
      return read;
    },
  };
}

function readValue(key: string, raw: unknown, path: string): string {
  const param = `${path}[${key}]`;
  if (key === '' || key.length > MAX_KEY_LENGTH || /[[\]]/.test(key)) {
    throw invalidParam(
      `Metadata keys must have 1 to ${MAX_KEY_LENGTH} characters and no brackets: ${key}`,
      param,
    );
  }
  const value = raw === null ? '' : String(raw);
  if (typeof raw === 'object' && raw !== null) {
    throw invalidParam('Metadata values must be strings.', param);
  }
  if (value.length > MAX_VALUE_LENGTH) {
    throw invalidParam(
      `Metadata values can have up to ${MAX_VALUE_LENGTH} characters, but ${key} has` +
        ` ${value.length}.`,
      param,
    );
  }
  return value;
}

/** Applies a change to stored metadata and checks the number of keys that remain. */
export function mergeMetadata(
  current: Record<string, string>,
  change: MetadataChange | undefined,
): Record<string, string> {
  if (change === undefined) return current;
  if (change === null) return {};
  const merged = { ...current };
  for (const [key, value] of Object.entries(change)) {
    if (value === '') delete merged[key];
    else merged[key] = value;
  }
  if (Object.keys(merged).length > MAX_KEYS) {
    throw invalidParam(`You can have up to ${MAX_KEYS} metadata keys.`, 'metadata');
  }
  return merged;
}
