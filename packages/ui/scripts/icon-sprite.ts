/** Turns one Lucide file (ISC licence) into a `<symbol>` that `<use href="…#name">` can show. */
function symbolFrom(name: string, source: string): string {
  const inner = /<svg[\s\S]*?>([\s\S]*)<\/svg>/.exec(source)?.[1];
  if (inner === undefined) throw new Error(`lucide icon ${name} has no svg element`);
  const shapes = inner.replace(/\s+/g, ' ').replace(/ \/>/g, '/>').replace(/> </g, '><').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

/** The whole sprite; strokes inherit from the element that uses a symbol. */
export function iconSprite(names: readonly string[], readIcon: (name: string) => string): string {
  const symbols = names.map((name) => symbolFrom(name, readIcon(name)));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}
