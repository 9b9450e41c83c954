/**
 * Filters of Meilisearch from typed values only. A value always stands in quotes with quotes and backslashes escaped,
 * so no text can leave its place; attributes are names of the settings, never text.
 */
export type FilterExpression = string;

/** A value as the filter grammar of the engine reads it. */
export const quoted = (value: string): string =>
  `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

const numeral = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError('A filter compares finite numbers');
  return String(value);
};

export const oneOf = (attribute: string, values: readonly string[]): FilterExpression =>
  `${attribute} IN [${values.map(quoted).join(', ')}]`;

export const isEqual = (attribute: string, value: string | number): FilterExpression =>
  `${attribute} = ${typeof value === 'number' ? numeral(value) : quoted(value)}`;

export const atLeast = (attribute: string, value: number): FilterExpression =>
  `${attribute} >= ${numeral(value)}`;

export const atMost = (attribute: string, value: number): FilterExpression =>
  `${attribute} <= ${numeral(value)}`;

const METRES_PER_KM = 1000;

/** Within a radius around a point. */
export const withinKm = (latitude: number, longitude: number, km: number): FilterExpression =>
  `_geoRadius(${numeral(latitude)}, ${numeral(longitude)}, ${numeral(Math.round(km * METRES_PER_KM))})`;

/** The sort by distance from a point. */
export const nearestFirst = (latitude: number, longitude: number): string =>
  `_geoPoint(${numeral(latitude)}, ${numeral(longitude)}):asc`;
