import type { PackingLine, PackingParcel } from '@markthalle/contracts/packing';
import { Button } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { formatGrams } from '@markthalle/ui/format/weight';
import { packingTexts as texts, WORDS } from '../texts/packing.ts';
import { WORD_LOOKS } from '../texts/states.ts';
import { LineEdits } from './packing-line-edits.tsx';
import { Tick } from './packing-tick.tsx';

/** One box with everything that goes into it. */
export function PackingParcelCard(props: { readonly on: string; readonly parcel: PackingParcel }) {
  const { on, parcel } = props;
  const look = WORD_LOOKS[parcel.word];
  const isOpen = parcel.state === 'new' || parcel.state === 'confirmed' || parcel.state === 'ready';
  const title = texts.parcel(parcel.number, parcel.buyerName);
  return (
    <article className="block pack-parcel" id={`paket-${parcel.producerOrderId}`}>
      <h3 className="pack-parcel__head">
        <span>
          {title}
          <span className="small muted">
            {' '}
            {[parcel.wayLabel, parcel.town].filter(Boolean).join(', ')}
          </span>
        </span>
        <Tag tone={look.tone} icon={look.icon}>
          {WORDS[parcel.word]}
        </Tag>
      </h3>
      {parcel.minAge !== null && (
        <p className="pack-parcel__age">
          <Tag tone="bad" icon="triangle-alert">
            {texts.idCheck(parcel.minAge)}
          </Tag>{' '}
          <span className="small">{texts.idCheckHint(parcel.minAge)}</span>
        </p>
      )}
      <ul className="pack-list">
        {parcel.lines.map((line) => (
          <li key={line.lineId}>
            <Tick on={on} subjectId={line.lineId} ticked={line.ticked}>
              <LineWords line={line} />
            </Tick>
            {isOpen && <LineEdits parcel={parcel} line={line} />}
          </li>
        ))}
      </ul>
      {(parcel.state === 'new' || parcel.state === 'confirmed') && (
        <form
          method="post"
          data-command="order.ready"
          data-subject={parcel.producerOrderId}
          data-label={title}
          data-base-version={parcel.version}
          data-no-print=""
        >
          <input type="hidden" name="von" value="paket" />
          <input type="hidden" name="bestellung" value={parcel.producerOrderId} />
          <p>
            <Button>{texts.packed}</Button>
          </p>
        </form>
      )}
      <p className="small" data-no-print="">
        <a href={`/bestellungen/${parcel.producerOrderId}/lieferschein.pdf`} className="pack-link">
          {texts.note}
        </a>
      </p>
    </article>
  );
}

function LineWords({ line }: { readonly line: PackingLine }) {
  const { byWeight, need } = line;
  const lacking = need?.dateKind === null ? texts.lacksBatch : texts.lacks;
  const date = need?.dateKind === 'use_by' ? texts.useBy : texts.bestBefore;
  const facts = [
    line.variantLabel,
    line.unitLabel,
    line.batchNo === null ? null : texts.batchOf(line.batchNo),
    line.goodUntilOn === null ? null : date(formatDayWithYear(line.goodUntilOn, 'de')),
    byWeight?.grams ? texts.weighed(formatGrams(byWeight.grams, 'de')) : null,
  ];
  return (
    <>
      <b className="tabular">{line.pieces} ×</b> {line.name}{' '}
      <span className="muted">{facts.filter(Boolean).join(', ')}</span>
      {line.missing > 0 && <em className="small"> {texts.missing(line.missing)}</em>}
      {byWeight !== null && byWeight.grams === null && line.pieces > 0 && (
        <Mark>{texts.notWeighed}</Mark>
      )}
      {line.lacksBatch && <Mark>{lacking}</Mark>}
    </>
  );
}

const Mark = ({ children }: { readonly children: string }) => (
  <>
    {' '}
    <Tag tone="warn" icon="clock">
      {children}
    </Tag>
  </>
);
