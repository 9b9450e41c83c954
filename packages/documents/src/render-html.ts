import { assertDrawable, type Paper, type PaperTable } from './paper.ts';

/**
 * The paper as one HTML file without scripts or links, for the archive: the same words and cents
 * as the PDF. Throws `PaperTooLongError`.
 */
export function renderHtml(paper: Paper): string {
  assertDrawable(paper);
  const title = text(`${paper.title} ${paper.number}`);
  const facts = paper.facts.map(
    ({ label, value }) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`,
  );
  return [
    `<!doctype html>\n<html lang="${paper.language}">\n<head><meta charset="utf-8">`,
    `<title>${title}</title><style>${STYLE}</style></head>\n<body>`,
    `<p class="small">${text(paper.senderLine)}</p>`,
    `<address>${paper.recipient.map(text).join('<br>')}</address>`,
    `<h1>${title}</h1>\n<dl>${facts.join('')}</dl>`,
    ...paper.intro.map((line) => `<p>${text(line)}</p>`),
    ...paper.tables.map(tableOf),
    ...paper.notes.map((line) => `<p>${text(line)}</p>`),
    `<footer class="small">${paper.imprint.map(text).join('<br>')}</footer>`,
    '</body>\n</html>\n',
  ].join('\n');
}

const STYLE =
  'body{font:15px/1.45 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1a17}' +
  'table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.25rem .4rem;' +
  'text-align:left;vertical-align:top;border-bottom:1px solid #d8d2c8}.n{text-align:right;' +
  'font-variant-numeric:tabular-nums}tfoot{font-weight:700}.small{font-size:.8rem}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}' +
  'address{font-style:normal}caption{text-align:left;font-weight:700}';

function tableOf({ caption, columns, rows, sums }: PaperTable): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]) =>
    row
      .map((cell, index) => {
        const numeric = columns[index]?.align === 'right' ? ' class="n"' : '';
        return `<${tag}${numeric}>${text(cell)}</${tag}>`;
      })
      .join('');
  const lines = (part: PaperTable['rows']) =>
    part.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  const head = cells(
    'th',
    columns.map((column) => column.title),
  );
  return [
    `<table>${caption === '' ? '' : `<caption>${text(caption)}</caption>`}`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>${lines(rows)}</tbody>`,
    ...(sums.length === 0 ? [] : [`<tfoot>${lines(sums)}</tfoot>`]),
    '</table>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const text = (value: string): string => value.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
