import { isGermanPostcode } from './deliveryArea.ts';

export type Place = { readonly latitude: number; readonly longitude: number };

const EARTH_KM = 6371;

/**
 * The middle of each three-digit postcode region where runs of the cooperative go, to a hundredth of
 * a degree: good enough to say which pick-up point is nearer, never for a route.
 */
const REGIONS: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  // Berlin
  101: [52.53, 13.4],
  102: [52.51, 13.45],
  103: [52.51, 13.5],
  104: [52.54, 13.42],
  105: [52.53, 13.33],
  106: [52.5, 13.32],
  107: [52.49, 13.32],
  108: [52.49, 13.36],
  109: [52.5, 13.4],
  120: [52.47, 13.43],
  121: [52.45, 13.35],
  122: [52.42, 13.37],
  123: [52.43, 13.45],
  124: [52.45, 13.52],
  125: [52.44, 13.58],
  126: [52.53, 13.58],
  130: [52.58, 13.48],
  131: [52.6, 13.42],
  133: [52.55, 13.37],
  134: [52.58, 13.31],
  135: [52.53, 13.2],
  136: [52.54, 13.25],
  140: [52.51, 13.24],
  141: [52.44, 13.24],
  // Mecklenburg-Vorpommern
  170: [53.56, 13.27],
  171: [53.72, 12.85],
  172: [53.36, 13.1],
  173: [53.63, 13.9],
  174: [53.95, 13.9],
  175: [54.05, 13.4],
  180: [54.09, 12.12],
  181: [54.13, 12.12],
  182: [53.97, 11.95],
  183: [54.28, 12.6],
  184: [54.28, 13.05],
  185: [54.42, 13.45],
  190: [53.63, 11.41],
  192: [53.4, 11.1],
  193: [53.35, 11.85],
  194: [53.72, 11.8],
  239: [53.9, 11.4],
  // Hamburg
  200: [53.55, 10.0],
  201: [53.57, 9.98],
  202: [53.58, 9.96],
  203: [53.55, 9.98],
  204: [53.54, 9.96],
  205: [53.53, 10.03],
  210: [53.47, 10.15],
  211: [53.49, 9.95],
  220: [53.58, 10.08],
  221: [53.62, 10.12],
  222: [53.6, 10.02],
  223: [53.66, 10.1],
  224: [53.66, 10.0],
  225: [53.59, 9.86],
  227: [53.55, 9.93],
};

/** Where a postcode is, roughly; null outside the regions that the runs serve. */
export function placeOfPostcode(postcode: string): Place | null {
  const region = isGermanPostcode(postcode) ? REGIONS[postcode.slice(0, 3)] : undefined;
  return region === undefined ? null : { latitude: region[0], longitude: region[1] };
}

/** The distance in kilometres as the crow flies. */
export function distanceKm(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfLatitude = radians(b.latitude - a.latitude) / 2;
  const halfLongitude = radians(b.longitude - a.longitude) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(halfLongitude) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
