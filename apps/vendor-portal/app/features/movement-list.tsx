import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readStockArticle } from '@markthalle/contracts/portal-stock';
import { formatInstant } from '@markthalle/ui/format/dates';
import { stockTexts as texts } from '../texts/stock.ts';

type Movement = OutputOf<typeof readStockArticle>['movements'][number];

/** A minute between doing and telling is the way a press takes, not a line that was missing. */
const TOLD_AT_ONCE_MS = 60_000;

/** Why the stock is what it is: the newest act first, with who, when and where from. */
export function MovementList({ movements }: { readonly movements: readonly Movement[] }) {
  return (
    <ul className="movements">
      {movements.map((movement) => (
        <li key={movement.movementId} className={movement.replaced ? 'muted' : undefined}>
          <p>
            <b>{texts.kinds[movement.kind]}</b>{' '}
            <span className="tabular">
              {texts.movement(movement.delta, movement.countedQuantity)}
            </span>
            {movement.stockAfter !== null && (
              <span className="tabular muted"> · {texts.after(movement.stockAfter)}</span>
            )}
          </p>
          <p className="small muted">{detailsOf(movement).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}

function detailsOf(movement: Movement): string[] {
  const { actedAt, recordedAt, origin, actorName, orderNumber, note, replaced } = movement;
  const isLate = Date.parse(recordedAt) - Date.parse(actedAt) > TOLD_AT_ONCE_MS;
  return [
    formatInstant(actedAt, 'de'),
    isLate ? texts.toldLater(formatInstant(recordedAt, 'de')) : '',
    actorName ?? '',
    orderNumber === null ? texts.origins[origin] : texts.order(orderNumber),
    note ?? '',
    replaced ? texts.replaced : '',
  ].filter((part) => part !== '');
}
