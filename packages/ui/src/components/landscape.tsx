/** The drawn landscapes of the region; files lie in `assets/illustrations`. */
export const LANDSCAPES = ['kueste', 'bodden', 'seen', 'raps', 'wald', 'stadt', 'wiese'] as const;

export type LandscapeName = (typeof LANDSCAPES)[number];

/** Addresses of the seven files, known to the app's build with their content hashes. */
export type LandscapeUrls = Readonly<Record<LandscapeName, string>>;

/** Cuts of one drawing: gable tile, wide picture, panorama above a text, small badge. */
type Cut = 'tile' | 'wide' | 'panorama' | 'badge';

const CUT_SIZE: Record<Cut, { readonly width: number; readonly height: number }> = {
  tile: { width: 640, height: 800 },
  wide: { width: 1000, height: 700 },
  panorama: { width: 1000, height: 400 },
  badge: { width: 500, height: 590 },
};

/** One landscape as decoration. */
export function Landscape(props: {
  readonly urls: LandscapeUrls;
  readonly name: LandscapeName;
  readonly cut: Cut;
}) {
  const size = CUT_SIZE[props.cut];
  return (
    <img
      className="landscape"
      src={`${props.urls[props.name]}#${props.cut}`}
      width={size.width}
      height={size.height}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}

/** A landscape in the stepped gable beside a producer's name. */
export function GableBadge(props: {
  readonly urls: LandscapeUrls;
  readonly landscape: LandscapeName;
}) {
  return (
    <span className="gable-badge">
      <Landscape urls={props.urls} name={props.landscape} cut="badge" />
    </span>
  );
}

/** A landscape as a gable tile that leads to a list. */
export function LandscapeTile(props: {
  readonly urls: LandscapeUrls;
  readonly landscape: LandscapeName;
  readonly href: string;
  readonly name: string;
  readonly line: string;
}) {
  return (
    <li>
      <a className="landscape-tile" href={props.href}>
        <span className="landscape-tile__gable">
          <Landscape urls={props.urls} name={props.landscape} cut="tile" />
        </span>
        <b>{props.name}</b>
        <span className="small muted">{props.line}</span>
      </a>
    </li>
  );
}
