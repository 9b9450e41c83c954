import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listOfficeEvidence, OfficeEvidence } from '@markthalle/contracts/office-evidence';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay } from '@markthalle/ui/format/dates';
import type { ReactNode } from 'react';
import { EVIDENCE_KINDS_TEXT, evidenceTexts as texts } from '../texts/evidence.ts';

/** Pieces of evidence, with what can be done about each. */
export function PieceTable(props: {
  readonly caption: string;
  readonly pieces: readonly OfficeEvidence[];
  readonly act?: (piece: OfficeEvidence) => ReactNode;
}) {
  const { columns } = texts;
  const { act } = props;
  return (
    <Table
      caption={props.caption}
      captionHidden
      rows={props.pieces}
      rowKey={({ evidenceId }) => evidenceId}
      columns={[
        { key: 'producer', title: columns.producer, cell: ({ producerName }) => producerName },
        { key: 'kind', title: columns.kind, cell: ({ kind }) => EVIDENCE_KINDS_TEXT[kind] },
        {
          key: 'reference',
          title: columns.reference,
          cell: ({ reference, issuer, covers }) =>
            [reference, issuer, covers.join(', ')].filter(Boolean).join(' · '),
        },
        {
          key: 'until',
          title: columns.until,
          cell: ({ validUntil }) =>
            validUntil === null ? texts.unlimited : formatDay(validUntil, 'de'),
        },
        {
          key: 'file',
          title: columns.file,
          cell: ({ evidenceId, fileName, producerName }) =>
            fileName === null ? (
              texts.noFile
            ) : (
              <a href={`/nachweise/${evidenceId}/datei`}>
                {texts.openFile}
                <span className="visually-hidden"> {producerName}</span>
              </a>
            ),
        },
        ...(act ? [{ key: 'act', title: columns.act, cell: act }] : []),
      ]}
    />
  );
}

type Exemption = OutputOf<typeof listOfficeEvidence>['exemptions'][number];

/** Foods in the shop that show no nutrition table, with their reason (LAW-FOOD-13). */
export function Exemptions({ exemptions }: { readonly exemptions: readonly Exemption[] }) {
  const { columns } = texts;
  return (
    <Block title={texts.exemptions}>
      <p className="small">{texts.exemptionsHint}</p>
      {exemptions.length === 0 ? (
        <p>{texts.noExemptions}</p>
      ) : (
        <Table
          caption={texts.exemptions}
          captionHidden
          rows={exemptions}
          rowKey={({ productId }) => productId}
          columns={[
            { key: 'producer', title: columns.producer, cell: ({ producerName }) => producerName },
            { key: 'product', title: columns.product, cell: ({ name }) => name },
            {
              key: 'reason',
              title: columns.reason,
              cell: ({ exemption, note }) =>
                [REASONS[exemption] ?? exemption, note].filter(Boolean).join(': '),
            },
          ]}
        />
      )}
    </Block>
  );
}

const REASONS: Readonly<Record<string, string>> = {
  unprocessed_single_ingredient: 'unverarbeitet, eine Zutat',
  herbs_spices: 'Kräuter, Gewürze',
  salt: 'Salz',
  tea_coffee: 'Tee, Kaffee',
  vinegar: 'Gärungsessig',
  alcohol_over_1_2: 'über 1,2 % Alkohol',
  tiny_pack: 'kleine Packung',
  small_direct_supply: 'kleine Menge direkt',
};
