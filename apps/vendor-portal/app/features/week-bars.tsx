import { money } from '@markthalle/workplace/german-money';

type WeekBarsProps = {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly { readonly label: string; readonly cents: number }[];
};

/** A table that is its own chart: each sum with a bar, as long as it is part of the largest. */
export function WeekBars({ caption, head, rows }: WeekBarsProps) {
  const largest = Math.max(1, ...rows.map(({ cents }) => cents));
  return (
    <table className="week-bars">
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{caption}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, cents }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <meter min={0} max={largest} value={cents} aria-hidden="true" />
              <span className="tabular">{money(cents)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
