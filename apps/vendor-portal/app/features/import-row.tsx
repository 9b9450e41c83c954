import type { ImportRowView } from '@markthalle/contracts/portal-imports';
import { Tag } from '@markthalle/ui/components/tag';
import { ChangeList } from '@markthalle/workplace/views/change-list';
import { ROW_LOOKS, importTexts as texts } from '../texts/imports.ts';

/** One row of a table: what it changes, or why it does not. */
export function ImportRow({ row }: { readonly row: ImportRowView }) {
  const { tone, label } = ROW_LOOKS[row.state];
  const { changes } = row;
  return (
    <li className="import-row">
      <p className="import-row__head">
        <b>
          {row.kind === 'photo' ? texts.photo : texts.row(row.number)}:{' '}
          {row.name || texts.withoutName}
        </b>{' '}
        <Tag tone={tone}>{label}</Tag>
      </p>
      {row.articleNumber !== '' && <p className="small muted file-name">{row.articleNumber}</p>}
      {row.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {changes.length > 0 && (row.kind === 'create' || row.kind === 'size') && (
        <details>
          <summary>{texts.isNew[row.kind]}</summary>
          <ChangeList changes={changes} />
        </details>
      )}
      {changes.length > 0 && row.kind === 'change' && <ChangeList changes={changes} />}
      {row.productId !== null && row.state !== 'undone' && (
        <p>
          <a href={`/produkte/${row.productId}`}>
            {texts.toProduct}
            <span className="visually-hidden"> {row.name}</span>
          </a>
        </p>
      )}
    </li>
  );
}
