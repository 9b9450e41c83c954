const FORBIDDEN = [
  /<script/i,
  /<foreignObject/i,
  /\son\w+\s*=/i,
  /<!ENTITY/i,
  /javascript:/i,
  // Nothing may be loaded from elsewhere; links to the page that the notice names are allowed.
  /<(?:image|use)\b[^>]*href\s*=\s*["'](?!#|data:)/i,
  /@import/i,
];

/**
 * Whether a text is an SVG that neither acts nor loads anything. It is only ever shown as a picture, where browsers
 * run no scripts; this check keeps an unsuitable file from being published at all.
 */
export const isSafePicture = (svg: string): boolean =>
  /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(svg) &&
  svg.trimEnd().endsWith('</svg>') &&
  !FORBIDDEN.some((pattern) => pattern.test(svg));
