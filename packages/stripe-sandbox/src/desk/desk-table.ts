import { html, type Markup } from '../pages/html.ts';
import type { DeskTexts } from './desk-texts.ts';

export interface Column {
  name: string;
  isAmount?: boolean;
}

export type Cell = Markup | string | number | null;

const SHOWN_ID_LENGTH = 30;

/** A titled table, or a sentence that there is nothing to show. */
export function deskTable(
  texts: DeskTexts,
  title: string,
  columns: Column[],
  rows: Cell[][],
): Markup {
  if (rows.length === 0) return html`<h2>${title}</h2><p>${texts.nothing}</p>`;
  const side = (index: number) => (columns[index]?.isAmount ? html` class="amount"` : null);
  const heads = columns.map(({ name }, index) => html`<th scope="col"${side(index)}>${name}</th>`);
  const lines = rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => html`<td${side(index)}>${cell}</td>`)}</tr>
`,
  );
  return html`<h2>${title}</h2>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody></table></div>`;
}

/** UTC time without its seconds' fraction. */
export const moment = (unixSeconds: number): string =>
  new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

export const shortId = (id: string): Markup =>
  html`<code>${id.length > SHOWN_ID_LENGTH ? `${id.slice(0, SHOWN_ID_LENGTH)}…` : id}</code>`;
