import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { EvidenceItem, readEvidence } from '@markthalle/contracts/portal-evidence';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay } from '@markthalle/ui/format/dates';
import { EVIDENCE_KINDS_TEXT, evidenceTexts as texts } from '../texts/evidence.ts';

type Evidence = OutputOf<typeof readEvidence>;

/** What the goods need, and every piece that was sent with its state in words. */
export function EvidenceList({ items, needed }: Pick<Evidence, 'items' | 'needed'>) {
  return (
    <Block title={texts.list}>
      {needed.length > 0 && (
        <ul>
          {needed.map(({ kind, isHeld }) => (
            <li key={kind}>
              {EVIDENCE_KINDS_TEXT[kind]}{' '}
              <Tag tone={isHeld ? 'good' : 'warn'}>{isHeld ? texts.held : texts.open}</Tag>
            </li>
          ))}
        </ul>
      )}
      {items.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <ul className="stack">
          {items.map((item) => (
            <li key={item.evidenceId}>
              <Piece item={item} />
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Piece({ item }: { readonly item: EvidenceItem }) {
  const { kind, reference, issuer, covers, validUntil, note, fileName } = item;
  return (
    <>
      <b>{EVIDENCE_KINDS_TEXT[kind]}</b> <Tag tone={toneOf(item)}>{stateOf(item)}</Tag>
      <br />
      <span className="small">
        {[
          reference,
          issuer,
          covers.join(', '),
          validUntil === null ? texts.unlimited : texts.until(formatDay(validUntil, 'de')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {note && <p className="small">{note}</p>}
      {fileName && (
        <p>
          <a href={`/hof/nachweise/${item.evidenceId}/datei`}>
            {texts.file}: {fileName}
          </a>
        </p>
      )}
    </>
  );
}

const isOver = ({ state, isHeld, validUntil }: EvidenceItem): boolean =>
  state === 'valid' && !isHeld && validUntil !== null;

const stateOf = (item: EvidenceItem): string =>
  isOver(item) ? texts.states.over : texts.states[item.state];

function toneOf(item: EvidenceItem): 'good' | 'warn' | 'info' {
  if (item.isHeld) return 'good';
  return item.state === 'submitted' ? 'info' : 'warn';
}
