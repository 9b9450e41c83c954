import { isolated, type MailBlock, type MailModel } from './mail-model.ts';

/** The text part of a mail: everything that the HTML part says, with addresses written out. */
export function renderText({ brandName, blocks, footer }: MailModel): string {
  const parts = [...blocks.map(textOf), '-- ', isolated(brandName), isolated(footer)];
  return `${parts.join('\n\n').replace('-- \n\n', '-- \n')}\n`;
}

function textOf(block: MailBlock): string {
  switch (block.kind) {
    case 'title':
    case 'heading': {
      const line = isolated(block.text);
      return `${line}\n${(block.kind === 'title' ? '=' : '-').repeat([...line].length)}`;
    }
    case 'paragraph':
    case 'small':
      return isolated(block.text);
    case 'button':
      return `${isolated(block.label)}:\n${block.url}`;
    case 'facts':
      return block.rows.map((row) => `${row.label}: ${isolated(row.value)}`).join('\n');
    case 'amounts':
      return block.rows
        .map((row) => {
          const detail = row.detail === undefined ? '' : `\n    ${isolated(row.detail)}`;
          return `${row.isSum ? '= ' : ''}${isolated(row.text)}: ${row.amount}${detail}`;
        })
        .join('\n');
  }
}
