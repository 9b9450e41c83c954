/** A QR code as an image that scripts and styles need not touch; four light squares around it. */
export function CodePicture({
  matrix,
  label,
}: {
  readonly matrix: readonly string[];
  readonly label: string;
}) {
  const side = matrix.length + 2 * QUIET_SQUARES;
  const path = matrix
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) =>
          `M${index + QUIET_SQUARES} ${y + QUIET_SQUARES}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
  return (
    <svg
      className="code-picture"
      viewBox={`0 0 ${side} ${side}`}
      width={200}
      height={200}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

const QUIET_SQUARES = 4;
