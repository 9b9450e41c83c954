import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readPackingList } from '@markthalle/contracts/packing';
import { Block } from '@markthalle/ui/components/workplace';
import { Tick } from '../features/packing-tick.tsx';
import { packingTexts as texts } from '../texts/packing.ts';
import { BatchFields } from './batch-fields.tsx';

type Sum = OutputOf<typeof readPackingList>['products'][number];

/** What is fetched from the shelf before the first box is opened. */
export function PackingSums({ on, sums }: { readonly on: string; readonly sums: readonly Sum[] }) {
  return (
    <Block title={texts.shelf}>
      <ul className="pack-list">
        {sums.map((sum) => (
          <li key={sum.variantId}>
            <Tick on={on} subjectId={sum.variantId} ticked={sum.ticked}>
              <b className="tabular">{sum.pieces} ×</b> {sum.name}{' '}
              <span className="muted">
                {[sum.variantLabel, sum.unitLabel, texts.inParcels(sum.parcels)]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </Tick>
            {sum.need !== null && <BatchOfAll sum={sum} />}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** One batch for all parcels: the usual case, typed once. */
function BatchOfAll({ sum }: { readonly sum: Sum }) {
  return (
    <details className="pack-more" data-no-print="">
      <summary>{texts.batchAll}</summary>
      <form method="post">
        <input type="hidden" name="von" value="charge" />
        <input type="hidden" name="zeilen" value={sum.lineIds.join(' ')} />
        <input type="hidden" name="id" value={sum.variantId} />
        <BatchFields
          id={sum.variantId}
          batchNo={sum.batchNo}
          goodUntilOn={sum.goodUntilOn}
          need={sum.need}
          submit={texts.saveBatchAll}
        />
      </form>
    </details>
  );
}
