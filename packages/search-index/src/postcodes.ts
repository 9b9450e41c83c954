import { readFileSync } from 'node:fs';

/** Postcode, latitude, longitude (WGS 84, town centres, about a kilometre true) and the town of the region. */
type Row = readonly [postcode: string, latitude: number, longitude: number, town: string];

const FILE = new URL('../data/postcodes.json', import.meta.url);

let known: ReadonlyMap<string, Row> | null = null;

function table(): ReadonlyMap<string, Row> {
  known ??= new Map((JSON.parse(readFileSync(FILE, 'utf8')) as Row[]).map((row) => [row[0], row]));
  return known;
}

/** Where a postcode of the region lies; null where it is none that we know. */
export function coordinatesOf(
  postcode: string,
): { readonly latitude: number; readonly longitude: number } | null {
  const row = table().get(postcode);
  return row === undefined ? null : { latitude: row[1], longitude: row[2] };
}
