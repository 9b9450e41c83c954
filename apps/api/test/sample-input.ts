import type { Endpoint } from '@markthalle/contracts/endpoint';
import { z } from 'zod';
import { newId } from '../src/platform/db/new-id.ts';

type Json = { readonly [key: string]: unknown };

/** Ids that a caller makes up itself: no object of anybody. */
const MADE_UP = /^(clientId|deviceId|commandId)$/;

/** What an input needs that its schema alone does not tell. */
export interface Known {
  /** By the name of the field; ids of somebody's objects. */
  readonly ids: Readonly<Record<string, string>>;
  /** By the name of the field; values with a pattern or a sense. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * A valid input of a route, made from its schema. Throws where an id of an unknown kind, or a text with a
 * pattern, has no known value: then a new kind of object or value must be told here first.
 */
export function sampleInput(endpoint: Pick<Endpoint, 'input'>, known: Known): Json {
  const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Json;
  return sample(schema, '', known, schema) as Json;
}

function sample(schema: Json, name: string, known: Known, root: Json): unknown {
  if (typeof schema.$ref === 'string') return sample(refOf(schema.$ref, root), name, known, root);
  if (name in known.values) return known.values[name];
  if (name !== '' && MADE_UP.test(name)) return newId();
  if (/Ids?$/.test(name) && schema.type === 'string') return idOf(name, known);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const options = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (options !== undefined) {
    const some = options.find((option) => option.type !== 'null') ?? options[0];
    return sample(some as Json, name, known, root);
  }
  if (Array.isArray(schema.allOf)) return sample(schema.allOf[0] as Json, name, known, root);
  return ofType(schema, name, known, root);
}

function ofType(schema: Json, name: string, known: Known, root: Json): unknown {
  switch (schema.type) {
    case 'object':
      return ofObject(schema, known, root);
    case 'array':
      return Number(schema.minItems ?? 0) > 0
        ? [sample(schema.items as Json, name, known, root)]
        : [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'string':
      return ofString(schema, name);
    default:
      return {};
  }
}

/** What is required, and every id: also one that may be left out must belong to the caller. */
function ofObject(schema: Json, known: Known, root: Json): Json {
  const required = new Set((schema.required ?? []) as string[]);
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([field]) => required.has(field) || /Ids?$/.test(field))
      .map(([field, property]) => [field, sample(property, field, known, root)]),
  );
}

function ofString(schema: Json, name: string): string {
  switch (schema.format) {
    case 'uuid':
      return newId();
    case 'date':
      return '2099-01-05';
    case 'date-time':
      return '2026-01-05T10:00:00.000Z';
    case 'email':
      return 'b@hof.example';
  }
  if (schema.contentEncoding === 'base64') return 'a2VpbiBGb3Rv';
  // A line without control characters is what any word is.
  const isPlain = schema.pattern === undefined || 'Wort'.match(String(schema.pattern)) !== null;
  if (!isPlain) throw new Error(`Say in the test what a valid ${name} is: ${schema.pattern}`);
  return 'Wort'.repeat(Math.ceil(Math.max(1, Number(schema.minLength ?? 1)) / 4));
}

function idOf(name: string, { ids }: Known): string {
  const id = ids[name.replace(/Ids$/, 'Id')];
  if (id === undefined) throw new Error(`Say in the test which object of producer A a ${name} is`);
  return id;
}

const refOf = (ref: string, root: Json): Json =>
  ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Json)[step], root) as Json;
