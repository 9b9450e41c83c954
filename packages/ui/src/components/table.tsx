import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** Numbers stand on the right, in tabular figures, and never wrap. */
  readonly numeric?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** The column's cell in the row of totals. */
  readonly total?: ReactNode;
};

type TableProps<Row> = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

const cellClass = (column: { numeric?: boolean }) => (column.numeric ? 'number' : undefined);

/** A real table; below 700 px each row becomes a card whose cells carry their column's title. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows } = props;
  const hasTotals = columns.some((column) => column.total !== undefined);
  return (
    <table className="table">
      <caption className={props.captionHidden ? 'visually-hidden' : undefined}>
        {props.caption}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={cellClass(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} className={cellClass(column)} data-label={column.title}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {hasTotals && (
        <tfoot>
          <tr>
            {columns.map((column) => (
              <td key={column.key} className={cellClass(column)} data-label={column.title}>
                {column.total}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
