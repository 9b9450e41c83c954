import { type AmountRow, type MailBlock, type MailModel, oneLine } from './mail-model.ts';

/** The values of the design tokens; mail programs know no variables. */
const INK = '#10303a';
const INK_SOFT = '#4a636c';
const PAPER = '#f2f6f5';
const LINE = '#cfdad9';
const BRICK = '#a63d2b';
const RAPE = '#f6c927';
const FONT = "font-family:Figtree,system-ui,'Segoe UI',Roboto,Arial,sans-serif";
const DISPLAY = 'font-family:Besley,Rockwell,Georgia,serif';

/** The HTML part: one table, inline styles, no pictures and nothing that is loaded from elsewhere. */
export function renderHtml({ language, subject, brandName, blocks, footer }: MailModel): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:0;background:${PAPER};color:${INK};${FONT};font-size:16px;line-height:1.5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${PAPER}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid ${LINE};border-radius:14px">
<tr><td style="padding:20px 24px 0;${DISPLAY};font-weight:700;color:${BRICK}">${escaped(brandName)}</td></tr>
${blocks.map(blockRow).join('\n')}
<tr><td style="padding:24px;font-size:14px;color:${INK_SOFT};border-top:1px solid ${LINE}" dir="auto">${escaped(footer)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const blockRow = (block: MailBlock): string =>
  `<tr><td style="padding:12px 24px" dir="auto">${htmlOf(block)}</td></tr>`;

function htmlOf(block: MailBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1 style="margin:8px 0 0;${DISPLAY};font-size:26px;line-height:1.2">${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2 style="margin:12px 0 0;${DISPLAY};font-size:20px;line-height:1.3">${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p style="margin:0">${escaped(block.text)}</p>`;
    case 'small':
      return `<p style="margin:0;font-size:14px;color:${INK_SOFT}">${escaped(block.text)}</p>`;
    case 'button':
      return `<a href="${escaped(block.url)}" style="display:inline-block;padding:12px 20px;background:${RAPE};color:${INK};border:2px solid ${INK};border-radius:8px;font-weight:600;text-decoration:none">${escaped(block.label)}</a>`;
    case 'facts':
      return `<table cellpadding="0" cellspacing="0">${block.rows
        .map(
          (row) =>
            `<tr><th scope="row" align="left" valign="top" style="padding:2px 16px 2px 0;font-weight:600">${escaped(row.label)}</th><td dir="auto" style="padding:2px 0">${escaped(row.value)}</td></tr>`,
        )
        .join('')}</table>`;
    case 'amounts':
      return `<table width="100%" cellpadding="0" cellspacing="0">${block.rows.map(amountRow).join('')}</table>`;
  }
}

function amountRow(row: AmountRow): string {
  const weight = row.isSum ? `font-weight:700;border-top:1px solid ${LINE};` : '';
  const detail =
    row.detail === undefined
      ? ''
      : `<br><span style="font-size:14px;color:${INK_SOFT}">${escaped(row.detail)}</span>`;
  return (
    `<tr><td dir="auto" style="${weight}padding:4px 16px 4px 0">${escaped(row.text)}${detail}</td>` +
    `<td align="right" valign="top" style="${weight}padding:4px 0;white-space:nowrap">${escaped(row.amount)}</td></tr>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  oneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
