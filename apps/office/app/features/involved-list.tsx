import type { Involved } from '@markthalle/contracts/office-incidents';
import { accountLabel, STEP_WORDS } from '../texts/accounts.ts';
import { OPERATION_KINDS, orderTexts } from '../texts/orders.ts';
import { settlementTexts } from '../texts/settlement.ts';

const PLACES: Readonly<Record<Involved['what'], string>> = {
  order: '/bestellungen/',
  producer: '/betriebe/',
  entry: '/buchungen/satz/',
  operation: '/buchungen/auftrag/',
  run: '/abrechnung/',
  account: '/buchungen/konto/',
  provider: '/buchungen/stripe/',
};

/** Links to everything behind an incident, an entry or an object. */
export function InvolvedList(props: {
  readonly involved: readonly Involved[];
  readonly empty: string;
}) {
  if (props.involved.length === 0) return <p>{props.empty}</p>;
  return (
    <ul className="link-list">
      {props.involved.map((one) => (
        <li key={`${one.what}:${one.id}`}>
          <a href={`${PLACES[one.what]}${encodeURIComponent(one.id)}`}>{wordsOf(one)}</a>
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ what, label }: Involved): string {
  switch (what) {
    case 'order':
      return orderTexts.orderTitle(label);
    case 'producer':
      return label;
    case 'entry':
      return `Buchung: ${STEP_WORDS[label] ?? label}`;
    case 'operation':
      return `Auftrag an Stripe: ${OPERATION_KINDS[label] ?? label}`;
    case 'run':
      return settlementTexts.runTitle(label);
    case 'account':
      return `Konto ${accountLabel(label, {})}`;
    case 'provider':
      return `Stripe: ${label}`;
  }
}
