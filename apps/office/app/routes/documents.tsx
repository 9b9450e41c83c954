import { DocumentKind } from '@markthalle/contracts/documents';
import { listOfficeDocuments } from '@markthalle/contracts/office-documents';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { DOCUMENT_KINDS } from '@markthalle/workplace/texts/documents';
import { DocumentTable } from '@markthalle/workplace/views/document-table';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportForm, refusedExport } from '../features/export-form.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { documentTexts as texts } from '../texts/documents.ts';

const MAX_NUMBER_CHARS = 40;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const { searchParams } = visit.url;
  const number = (searchParams.get('nummer') ?? '').trim().slice(0, MAX_NUMBER_CHARS);
  const kind = DocumentKind.safeParse(searchParams.get('art')).data;
  const list = await visit.read(listOfficeDocuments, {
    kind,
    number: number === '' ? undefined : number,
    cursor: searchParams.get('weiter') ?? undefined,
  });
  return { number, kind, refused: refusedExport(searchParams), ...list };
}

export default function DocumentsPage() {
  const { number, kind, refused, documents, nextCursor } = useLoaderData<typeof loader>();
  const next = new URLSearchParams({
    ...(number ? { nummer: number } : {}),
    ...(kind ? { art: kind } : {}),
    weiter: nextCursor ?? '',
  });
  const kinds = DocumentKind.options.map((value) => ({ value, label: DOCUMENT_KINDS[value] }));
  return (
    <>
      <PageHead title={texts.title} />
      <Block>
        <search>
          <form action="/belege" className="search-row">
            <Field
              name="nummer"
              type="search"
              label={texts.number}
              value={number}
              maxLength={MAX_NUMBER_CHARS}
              autoComplete="off"
            />
            <Select
              name="art"
              label={texts.kind}
              value={kind ?? ''}
              choices={[{ value: '', label: texts.allKinds }, ...kinds]}
            />
            <Button icon="search">{texts.search}</Button>
          </form>
        </search>
      </Block>
      <Block title={texts.title}>
        {documents.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <DocumentTable caption={texts.title} documents={documents} showsProducer />
        )}
        {nextCursor && (
          <p className="form-action">
            <ButtonLink href={`/belege?${next}`}>{texts.more}</ButtonLink>
          </p>
        )}
      </Block>
      <ExportForm refused={refused} />
    </>
  );
}
