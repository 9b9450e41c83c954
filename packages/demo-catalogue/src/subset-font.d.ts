declare module 'subset-font' {
  /** The package ships no types; only what this workspace uses is declared. */
  interface SubsetOptions {
    keepAllGlyphs?: boolean;
    targetFormat: 'sfnt' | 'woff' | 'woff2';
  }

  export default function subsetFont(
    font: Buffer,
    text: string | undefined,
    options: SubsetOptions,
  ): Promise<Buffer>;
}
