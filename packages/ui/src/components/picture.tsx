/** The renditions that the API keeps of every picture, in pixels of the square's edge. */
export const PICTURE_WIDTHS = [160, 320, 480, 640, 960, 1280] as const;

const FALLBACK_WIDTH = 640;

type PictureProps = {
  /** Name of the picture's content; null where a product has none yet. */
  readonly imageId: string | null;
  readonly alt: string;
  /** Its average colour (`#rrggbb`), shown until it is there. */
  readonly colour?: string;
  /** How wide the picture is shown, in CSS terms, so the browser picks a rendition. */
  readonly sizes: string;
  /** `first` for the one large picture of a page, `eager` for the first row, else lazy. */
  readonly loading?: 'first' | 'eager' | 'lazy';
  /** The largest rendition that makes sense here. */
  readonly maxWidth?: (typeof PICTURE_WIDTHS)[number];
};

function srcSet(imageId: string, format: 'avif' | 'webp', maxWidth: number): string {
  return PICTURE_WIDTHS.filter((width) => width <= maxWidth)
    .map((width) => `/media/${imageId}-${width}.${format} ${width}w`)
    .join(', ');
}

/** A square product picture in AVIF and WebP, with JPEG for everything older. */
export function Picture(props: PictureProps) {
  const { imageId, alt, sizes, loading = 'lazy', maxWidth = 960 } = props;
  if (imageId === null) return <span className="picture picture--empty" aria-hidden="true" />;
  return (
    <span className="picture">
      {props.colour && <Tone colour={props.colour} />}
      <picture>
        <source type="image/avif" srcSet={srcSet(imageId, 'avif', maxWidth)} sizes={sizes} />
        <source type="image/webp" srcSet={srcSet(imageId, 'webp', maxWidth)} sizes={sizes} />
        <img
          src={`/media/${imageId}-${FALLBACK_WIDTH}.jpg`}
          width={FALLBACK_WIDTH}
          height={FALLBACK_WIDTH}
          alt={alt}
          loading={loading === 'lazy' ? 'lazy' : undefined}
          decoding="async"
          {...(loading === 'first' ? { fetchpriority: 'high' } : {})}
        />
      </picture>
    </span>
  );
}

/** A colour of its own per picture without inline styles, which our pages forbid. */
function Tone({ colour }: { readonly colour: string }) {
  return (
    <svg className="picture__tone" aria-hidden="true">
      <rect width="100%" height="100%" fill={colour} />
    </svg>
  );
}
