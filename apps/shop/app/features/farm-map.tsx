import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Mecklenburg-Western Pomerania from west to east and from the coast to the south, in degrees. */
const WEST = 10.5;
const EAST = 14.5;
const NORTH = 54.75;
const SOUTH = 53.05;
/** A degree of longitude is shorter than one of latitude here (cosine of 53.9 degrees). */
const NARROW = 0.589;
const SCALE = 240;
const WIDTH = Math.round((EAST - WEST) * NARROW * SCALE);
const HEIGHT = Math.round((NORTH - SOUTH) * SCALE);
const DOT_RADIUS = 7;

type Point = readonly [longitude: number, latitude: number];

/** The land, drawn by hand from public coordinates of towns and capes: recognisable, not exact. */
const MAINLAND: readonly Point[] = [
  [10.76, 53.89],
  [10.9, 53.96],
  [11.2, 54.01],
  [11.38, 53.94],
  [11.47, 53.92],
  [11.55, 54.05],
  [11.75, 54.15],
  [12.09, 54.18],
  [12.37, 54.28],
  [12.5, 54.48],
  [12.72, 54.44],
  [12.92, 54.42],
  [13.1, 54.3],
  [13.35, 54.2],
  [13.48, 54.09],
  [13.72, 54.15],
  [13.78, 54.02],
  [13.9, 53.85],
  [14.0, 53.75],
  [14.27, 53.72],
  [14.4, 53.32],
  [14.12, 53.42],
  [13.83, 53.42],
  [13.7, 53.27],
  [13.4, 53.26],
  [13.15, 53.22],
  [12.75, 53.2],
  [12.3, 53.31],
  [12.0, 53.3],
  [11.8, 53.24],
  [11.5, 53.12],
  [11.25, 53.11],
  [11.0, 53.28],
  [10.68, 53.45],
  [10.83, 53.6],
  [10.76, 53.89],
];
const RUEGEN: readonly Point[] = [
  [13.12, 54.33],
  [13.2, 54.48],
  [13.14, 54.58],
  [13.38, 54.66],
  [13.45, 54.58],
  [13.68, 54.56],
  [13.62, 54.4],
  [13.75, 54.31],
  [13.45, 54.25],
  [13.12, 54.33],
];
const USEDOM: readonly Point[] = [
  [13.82, 54.12],
  [14.05, 54.02],
  [14.26, 53.92],
  [14.05, 53.84],
  [13.92, 53.9],
  [13.82, 54.12],
];
const HIDDENSEE: readonly Point[] = [
  [13.1, 54.48],
  [13.13, 54.6],
  [13.09, 54.6],
  [13.08, 54.48],
];

const x = (longitude: number) => Math.round((longitude - WEST) * NARROW * SCALE);
const y = (latitude: number) => Math.round((NORTH - latitude) * SCALE);
const pathOf = (points: readonly Point[]) =>
  `M${points.map(([longitude, latitude]) => `${x(longitude)} ${y(latitude)}`).join('L')}Z`;
const LAND = [MAINLAND, RUEGEN, USEDOM, HIDDENSEE].map(pathOf).join('');

type Place = {
  readonly slug: string;
  readonly name: string;
  readonly town: string;
  readonly latitude: number;
  readonly longitude: number;
};

/** Where the producers are, drawn by this server; the list beside it says the same in words. */
export function FarmMap(props: { readonly language: Language; readonly places: readonly Place[] }) {
  const { language, places } = props;
  const texts = shopTexts(language).trust.map;
  if (places.length === 0) return null;
  return (
    <figure className="farm-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className="farm-map__land" d={LAND} />
        {places.map((place) => (
          <a
            key={place.slug}
            href={pathTo('producer', language, { slug: place.slug })}
            tabIndex={-1}
          >
            <title>{`${place.name}, ${place.town}`}</title>
            <circle
              className="farm-map__dot"
              cx={x(place.longitude)}
              cy={y(place.latitude)}
              r={DOT_RADIUS}
            />
          </a>
        ))}
      </svg>
      <figcaption className="small muted">
        {texts.name}. {texts.hint}
      </figcaption>
    </figure>
  );
}
