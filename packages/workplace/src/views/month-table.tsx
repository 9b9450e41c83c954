import type { MonthStatement } from '@markthalle/contracts/settlement';
import { money } from '../german-money.ts';
import { MONTH_MOVEMENTS } from '../texts/settlement.ts';

/** Opening, everything that moved, closing: the sums come from the API and add up there. */
export function MonthTable({ month }: { readonly month: MonthStatement }) {
  const { openingCents, movements, closingCents, reserveCents, receivableCents } = month;
  return (
    <dl className="sums tabular">
      <Line term="Offen am Anfang" cents={openingCents} />
      {movements.map(({ kind, cents }) => (
        <Line key={kind} term={MONTH_MOVEMENTS[kind]} cents={cents} />
      ))}
      <div className="sums__total">
        <dt>Offen am Ende</dt>
        <dd>{money(closingCents)}</dd>
      </div>
      {reserveCents !== 0 && <Line term="Davon einbehalten" cents={reserveCents} />}
      {receivableCents !== 0 && <Line term="Davon schuldet der Betrieb" cents={-receivableCents} />}
    </dl>
  );
}

function Line({ term, cents }: { readonly term: string; readonly cents: number }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{money(cents)}</dd>
    </div>
  );
}
