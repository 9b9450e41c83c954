import { StripeError } from './stripe-error.ts';

export type Nested = string | { [key: string]: Nested };
export type NestedRecord = { [key: string]: Nested };

const MAX_PAIRS = 5_000;
const MAX_DEPTH = 12;

/**
 * Decodes `a[b][0]=c` pairs into nested records. Lists stay records keyed by their index;
 * the parameter specification turns them into arrays. `a[]=x` appends.
 */
export function decodeForm(encoded: string): NestedRecord {
  const root = newRecord();
  if (encoded === '') return root;
  const pairs = encoded.split('&');
  if (pairs.length > MAX_PAIRS) throw malformed('Too many parameters.');
  for (const pair of pairs) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decodePart(cut === -1 ? pair : pair.slice(0, cut));
    assign(root, pathOf(name), cut === -1 ? '' : decodePart(pair.slice(cut + 1)));
  }
  return root;
}

function newRecord(): NestedRecord {
  return Object.create(null) as NestedRecord;
}

function malformed(message: string): StripeError {
  return new StripeError(400, 'invalid_request_error', message, { stored: false });
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed('The request body is not valid URL encoding.');
  }
}

function pathOf(name: string): string[] {
  const bracket = name.indexOf('[');
  if (bracket === -1) return [name];
  const path = [name.slice(0, bracket)];
  const rest = name.slice(bracket);
  if (bracket === 0 || !/^(\[[^[\]]*\])+$/.test(rest)) {
    throw malformed(`Invalid parameter name: ${name}`);
  }
  for (const match of rest.matchAll(/\[([^[\]]*)\]/g)) path.push(match[1] ?? '');
  if (path.length > MAX_DEPTH) throw malformed(`Parameter nested too deeply: ${name}`);
  return path;
}

function assign(root: NestedRecord, path: string[], value: string): void {
  let node = root;
  path.forEach((step, depth) => {
    const key = step === '' ? String(Object.keys(node).length) : step;
    if (depth === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key];
    if (next === undefined) {
      const created = newRecord();
      node[key] = created;
      node = created;
    } else if (typeof next === 'string') {
      throw malformed(`Parameter ${path.join('.')} is both a value and a hash.`);
    } else node = next;
  });
}
