import type { HandOver } from '@markthalle/contracts/hand-over';
import { MAX_CRATES } from '@markthalle/contracts/packing';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { packingTexts, handOverTexts as texts, WORDS } from '../texts/packing.ts';
import { WORD_LOOKS } from '../texts/states.ts';

type Part = HandOver['parts'][number];

/** What leaves with the trip; all of it at once, or some. */
export function HandOverParts(props: { readonly trip: HandOver; readonly toDriver: boolean }) {
  const { trip, toDriver } = props;
  const { values, problems } = useFormAnswer();
  const isOpen = trip.parts.some(({ handedOverAt }) => handedOverAt === null);
  const wrong = problemOf(problems, 'paket');
  return (
    <Block title={toDriver ? texts.driverTitle : texts.customerTitle}>
      <form method="post" data-parts-form="">
        <input type="hidden" name="von" value="auswahl" />
        {wrong !== undefined && (
          <p className="field__error" id="field-paket">
            {wrong}
          </p>
        )}
        <ul className="pack-list">
          {trip.parts.map((part) => (
            <li
              key={part.producerOrderId}
              data-part={part.producerOrderId}
              data-number={part.number}
              data-name={part.buyerName}
              data-age={part.minAge ?? ''}
              data-gone={part.handedOverAt ?? ''}
              data-hash={part.codeHash ?? ''}
            >
              <PartRow part={part} toDriver={toDriver} />
            </li>
          ))}
        </ul>
        {isOpen && toDriver && (
          <Field
            name="kisten"
            label={texts.crates}
            hint={texts.cratesHint}
            value={one(values, 'kisten') || String(trip.crates ?? '')}
            error={problemOf(problems, 'kisten')}
            inputMode="numeric"
            maxLength={String(MAX_CRATES).length}
            optional
          />
        )}
        {!isOpen && trip.crates !== null && <p>{texts.cratesDone(trip.crates)}</p>}
        {isOpen && (
          <p>
            <Button>{toDriver ? texts.handOver : texts.handOverAnyway}</Button>
          </p>
        )}
        {isOpen && !toDriver && <p className="small muted">{texts.anywayHint}</p>}
      </form>
    </Block>
  );
}

/** A driver takes everything that is packed; at the farm nobody is chosen before they stand there. */
function PartRow({ part, toDriver }: { readonly part: Part; readonly toDriver: boolean }) {
  const look = WORD_LOOKS[part.word];
  const words = (
    <>
      <b>{part.buyerName}</b> <span className="muted tabular">{part.number}</span>{' '}
      <Tag tone={look.tone} icon={look.icon}>
        {WORDS[part.word]}
      </Tag>{' '}
      {part.minAge !== null && (
        <Tag tone="bad" icon="triangle-alert">
          {packingTexts.idCheck(part.minAge)}
        </Tag>
      )}
    </>
  );
  if (part.handedOverAt !== null) {
    return (
      <p className="pack-gone">
        {words}{' '}
        <span className="small muted">{texts.gone(formatInstant(part.handedOverAt, 'de'))}</span>
      </p>
    );
  }
  return (
    <label className="check pack-tick">
      <input
        type="checkbox"
        name="paket"
        value={part.producerOrderId}
        defaultChecked={toDriver && part.state === 'ready'}
        autoComplete="off"
      />
      <span>{words}</span>
    </label>
  );
}
