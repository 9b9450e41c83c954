import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const FOLDER = new URL('../src/generated/', import.meta.url);

const ajv = new Ajv({ strict: false, allErrors: true });
const known = new Set<string>();

for (const file of readdirSync(FOLDER)) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
  known.add(file.replace(/\.json$/, ''));
}

/** Objects that have no schema because the SDK's typings describe them differently. */
const WITHOUT_SCHEMA = new Set(['v2.core.event', 'list']);

/** What in an answer of the API differs from the SDK's typings; empty when all is well. */
export function schemaFindings(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return ['the answer is not an object'];
  const { object, data, deleted, error } = body as Record<string, unknown>;
  if (error !== undefined || deleted === true) return [];
  if ((object === 'list' || object === undefined) && Array.isArray(data)) {
    return data.flatMap(schemaFindings);
  }
  const name = String(object);
  // The answer to a deletion in v2 only names what is gone.
  if (name.startsWith('v2.') && Object.keys(body).length === 2) return [];
  if (!known.has(name)) return WITHOUT_SCHEMA.has(name) ? [] : [`no schema for ${name}`];
  const validate = ajv.getSchema(`${name}.json`);
  if (validate === undefined) return [`no schema for ${name}`];
  const found = validate(body) ? [] : (validate.errors ?? []);
  const own = found.map(
    (problem) =>
      `${name}${problem.instancePath} ${problem.message} ${JSON.stringify(problem.params)}`,
  );
  if (name !== 'event') return own;
  const snapshot = (data as Record<string, unknown>).object;
  return [...own, ...schemaFindings(snapshot)];
}
