/** A piece of a sentence; `href` is a path of the shop or an https address. */
export type LegalSpan = { readonly text: string; readonly href?: string };

export type LegalBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly LegalSpan[] }
  | { readonly kind: 'points'; readonly points: readonly (readonly LegalSpan[])[] };

/** `[words](/path)` or `[words](https://…)`; everything else stays text, so no other scheme can slip in. */
const LINK = /\[([^\][]+)\]\(((?:\/(?!\/)|https:\/\/)[^\s()\\]*)\)/g;

/**
 * The markup of legal texts: `## ` starts a heading, `- ` a point, `[words](/path)` a link; paragraphs are parted by
 * empty lines. There is no HTML in it: whoever renders the blocks escapes their texts.
 */
export function parseLegalText(body: string): LegalBlock[] {
  return body
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((chunk) => blocksOf(chunk.split('\n').map((line) => line.trim())));
}

function blocksOf(lines: readonly string[]): LegalBlock[] {
  const blocks: LegalBlock[] = [];
  let text: string[] = [];
  let points: string[] = [];
  const flush = () => {
    if (text.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(text.join(' ')) });
    if (points.length > 0) blocks.push({ kind: 'points', points: points.map(spansOf) });
    text = [];
    points = [];
  };
  for (const line of lines) {
    if (line === '') continue;
    const isPoint = line.startsWith('- ');
    if (line.startsWith('## ') || (isPoint ? text.length : points.length) > 0) flush();
    if (line.startsWith('## ')) blocks.push({ kind: 'heading', text: line.slice(3).trim() });
    else if (isPoint) points.push(line.slice(2).trim());
    else text.push(line);
  }
  flush();
  return blocks;
}

function spansOf(text: string): LegalSpan[] {
  const spans: LegalSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > end) spans.push({ text: text.slice(end, match.index) });
    spans.push({ text: match[1] ?? '', href: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ text: text.slice(end) });
  return spans;
}

/** The same as one line of plain words, for an alternative text. */
export const legalWords = (body: string): string =>
  parseLegalText(body)
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      const lines = block.kind === 'points' ? block.points : [block.spans];
      return lines.map((spans) => spans.map(({ text }) => text).join(''));
    })
    .join(' ');
