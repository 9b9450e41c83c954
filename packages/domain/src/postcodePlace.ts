import { isGermanPostcode } from './deliveryArea.ts';

export type Place = { readonly latitude: number; readonly longitude: number };

const EARTH_KM = 6371;

/**
 * The middle of each three-digit postcode region where runs of the cooperative go, in hundredths of
 * a degree: good enough to say which pick-up point is nearer, never for a route.
 */
const REGIONS: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  // Berlin
  101: [5253, 1340],
  102: [5251, 1345],
  103: [5251, 1350],
  104: [5254, 1342],
  105: [5253, 1333],
  106: [5250, 1332],
  107: [5249, 1332],
  108: [5249, 1336],
  109: [5250, 1340],
  120: [5247, 1343],
  121: [5245, 1335],
  122: [5242, 1337],
  123: [5243, 1345],
  124: [5245, 1352],
  125: [5244, 1358],
  126: [5253, 1358],
  130: [5258, 1348],
  131: [5260, 1342],
  133: [5255, 1337],
  134: [5258, 1331],
  135: [5253, 1320],
  136: [5254, 1325],
  140: [5251, 1324],
  141: [5244, 1324],
  // Mecklenburg-Vorpommern
  170: [5356, 1327],
  171: [5372, 1285],
  172: [5336, 1310],
  173: [5363, 1390],
  174: [5395, 1390],
  175: [5405, 1340],
  180: [5409, 1212],
  181: [5413, 1212],
  182: [5397, 1195],
  183: [5428, 1260],
  184: [5428, 1305],
  185: [5442, 1345],
  190: [5363, 1141],
  192: [5340, 1110],
  193: [5335, 1185],
  194: [5372, 1180],
  239: [5390, 1140],
  // Hamburg
  200: [5355, 1000],
  201: [5357, 998],
  202: [5358, 996],
  203: [5355, 998],
  204: [5354, 996],
  205: [5353, 1003],
  210: [5347, 1015],
  211: [5349, 995],
  220: [5358, 1008],
  221: [5362, 1012],
  222: [5360, 1002],
  223: [5366, 1010],
  224: [5366, 1000],
  225: [5359, 986],
  227: [5355, 993],
};

/** Where a postcode is, roughly; null outside the regions that the runs serve. */
export function placeOfPostcode(postcode: string): Place | null {
  const region = isGermanPostcode(postcode) ? REGIONS[postcode.slice(0, 3)] : undefined;
  return region === undefined ? null : { latitude: region[0] / 100, longitude: region[1] / 100 };
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
