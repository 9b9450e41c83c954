import {
  type AmountRow,
  type Fact,
  type MailBlock,
  type MailModel,
  oneLine,
} from './mail-model.ts';

/** The values of the design tokens; mail programs know no variables. */
const INK = '#10303a';
const INK_SOFT = '#4a636c';
const PAPER = '#f2f6f5';
const LINE = '#cfdad9';
const BRICK = '#a63d2b';
const RAPE = '#f6c927';
const FONT = "font-family:Figtree,system-ui,'Segoe UI',Roboto,Arial,sans-serif";
const DISPLAY = 'font-family:Besley,Rockwell,Georgia,serif';

/** Styles stand in each element: mail programs drop style sheets. */
const STYLE = {
  page: `margin:0;padding:0;background:${PAPER};color:${INK};${FONT};font-size:16px;line-height:1.5`,
  around: `background:${PAPER}`,
  sheet: `max-width:600px;background:#ffffff;border:1px solid ${LINE};border-radius:14px`,
  brand: `padding:20px 24px 0;${DISPLAY};font-weight:700;color:${BRICK}`,
  footer: `padding:24px;font-size:14px;color:${INK_SOFT};border-top:1px solid ${LINE}`,
  title: `margin:8px 0 0;${DISPLAY};font-size:26px;line-height:1.2`,
  heading: `margin:12px 0 0;${DISPLAY};font-size:20px;line-height:1.3`,
  small: `margin:0;font-size:14px;color:${INK_SOFT}`,
  button:
    `display:inline-block;padding:12px 20px;background:${RAPE};color:${INK};` +
    `border:2px solid ${INK};border-radius:8px;font-weight:600;text-decoration:none`,
  label: 'padding:2px 16px 2px 0;font-weight:600',
  sum: `font-weight:700;border-top:1px solid ${LINE};`,
  detail: `font-size:14px;color:${INK_SOFT}`,
} as const;

const LAYOUT = 'role="presentation" width="100%" cellpadding="0" cellspacing="0"';

/** The HTML part: one table, no pictures and nothing that is loaded from elsewhere. */
export function renderHtml({ language, subject, brandName, blocks, footer }: MailModel): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subject)}</title>
</head>
<body style="${STYLE.page}">
<table ${LAYOUT} style="${STYLE.around}">
<tr><td align="center" style="padding:24px 12px">
<table ${LAYOUT} style="${STYLE.sheet}">
<tr><td style="${STYLE.brand}">${escaped(brandName)}</td></tr>
${blocks.map(blockRow).join('\n')}
<tr><td style="${STYLE.footer}" dir="auto">${escaped(footer)}</td></tr>
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
      return `<h1 style="${STYLE.title}">${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2 style="${STYLE.heading}">${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p style="margin:0">${escaped(block.text)}</p>`;
    case 'small':
      return `<p style="${STYLE.small}">${escaped(block.text)}</p>`;
    case 'button':
      return `<a href="${escaped(block.url)}" style="${STYLE.button}">${escaped(block.label)}</a>`;
    case 'facts':
      return `<table cellpadding="0" cellspacing="0">${block.rows.map(factRow).join('')}</table>`;
    case 'amounts':
      return `<table ${LAYOUT}>${block.rows.map(amountRow).join('')}</table>`;
  }
}

const factRow = ({ label, value }: Fact): string =>
  `<tr><th scope="row" align="left" valign="top" style="${STYLE.label}">${escaped(label)}</th>` +
  `<td dir="auto" style="padding:2px 0">${escaped(value)}</td></tr>`;

function amountRow(row: AmountRow): string {
  const weight = row.isSum ? STYLE.sum : '';
  const detail =
    row.detail === undefined
      ? ''
      : `<br><span style="${STYLE.detail}">${escaped(row.detail)}</span>`;
  const text = `${escaped(row.text)}${detail}`;
  const amountStyle = `${weight}padding:4px 0;white-space:nowrap`;
  return (
    `<tr><td dir="auto" style="${weight}padding:4px 16px 4px 0">${text}</td>` +
    `<td align="right" valign="top" style="${amountStyle}">${escaped(row.amount)}</td></tr>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text inside HTML; control characters and direction overrides are gone. */
export const escaped = (text: string): string =>
  oneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
