import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listLegalDocuments } from '@markthalle/contracts/office-legal';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { legalTexts as texts } from '../texts/legal.ts';

type Row = OutputOf<typeof listLegalDocuments>['documents'][number];

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  return visitOffice(args).read(listLegalDocuments, {});
}

/** Every version of every text with its day and checksum. */
export default function LegalTextsPage() {
  const { today, documents } = useLoaderData<typeof loader>();
  const samples = documents.filter(({ inForce, isSample }) => inForce && isSample).length;
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub} />
      {samples > 0 && <Notice tone="warn" title={texts.samples(samples)} />}
      <Block>
        <Table
          caption={texts.title}
          captionHidden
          rows={documents}
          rowKey={({ documentId }) => documentId}
          columns={[
            { key: 'text', title: texts.text, cell: nameOf },
            { key: 'version', title: texts.version, numeric: true, cell: (row) => row.version },
            {
              key: 'validFrom',
              title: texts.validFrom,
              cell: ({ validFrom }) => formatDayWithYear(validFrom, 'de'),
            },
            { key: 'state', title: texts.state, cell: (row) => stateOf(row, today) },
            {
              key: 'hash',
              title: texts.hash,
              cell: ({ sha256 }) => <code className="break-anywhere">{sha256}</code>,
            },
            { key: 'add', title: texts.add, cell: linkOf },
          ]}
        />
      </Block>
    </>
  );
}

const nameOf = ({ kind, language }: Row) => `${texts.kinds[kind]}, ${texts.languages[language]}`;

function stateOf({ inForce, isSample, validFrom }: Row, today: string) {
  const word = inForce ? texts.inForce : validFrom > today ? texts.later : texts.earlier;
  return (
    <>
      <Tag tone={inForce ? 'good' : undefined}>{word}</Tag>{' '}
      {isSample && <Tag tone="warn">{texts.sample}</Tag>}
    </>
  );
}

/** One link per text: at the version that applies. */
function linkOf(row: Row) {
  if (!row.inForce) return null;
  return (
    <a
      href={`/rechtstexte/neu?art=${row.kind}&sprache=${row.language}`}
      aria-label={texts.addOf(nameOf(row))}
    >
      {texts.add}
    </a>
  );
}
