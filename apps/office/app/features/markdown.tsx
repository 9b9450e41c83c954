import type { ReactNode } from 'react';

/** The part of Markdown that runbooks use: headings, paragraphs, lists, bold, code. */
const INLINE = /\*\*(.+?)\*\*|`([^`]+)`/g;
const ITEM = /^(?:[-*]|\d+\.) /;

/** Shows a runbook. What is no Markdown of this part stays text, so nothing in a page can become markup. */
export function Markdown({ source }: { readonly source: string }) {
  const blocks = source
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  return blocks.map((block) => <MarkdownBlock key={block} block={block} />);
}

function MarkdownBlock({ block }: { readonly block: string }) {
  const heading = /^(#{1,3}) (.+)$/.exec(block);
  // The page has its own heading of the first level.
  if (heading?.[1] === '#') return null;
  if (heading) return <h2>{inline(heading[2] ?? '')}</h2>;
  const lines = block.split('\n');
  if (!ITEM.test(lines[0] ?? '')) return <p>{inline(lines.join(' '))}</p>;
  const items = itemsOf(lines);
  const children = items.map((item) => <li key={item}>{inline(item)}</li>);
  return /^\d/.test(block) ? <ol>{children}</ol> : <ul>{children}</ul>;
}

/** A line that begins no item continues the one before. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, code] = match;
    parts.push(text.slice(end, match.index));
    parts.push(
      bold ? <b key={match.index}>{inline(bold)}</b> : <code key={match.index}>{code}</code>,
    );
    end = match.index + whole.length;
  }
  return [...parts, text.slice(end)];
}
