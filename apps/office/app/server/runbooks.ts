/** The runbooks of this version, bundled into the server: the pages work without the repository beside them. */
const PAGES = import.meta.glob<string>('../../../../docs/runbooks/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The Markdown of a kind's page, or null where there is none. */
export function runbookOf(kind: string): string | null {
  return PAGES[`../../../../docs/runbooks/${kind}.md`] ?? null;
}
