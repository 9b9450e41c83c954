import { DocumentKind } from '@markthalle/contracts/documents';
import { listPortalDocuments } from '@markthalle/contracts/portal-documents';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { DOCUMENT_KINDS } from '@markthalle/workplace/texts/documents';
import { DocumentTable } from '@markthalle/workplace/views/document-table';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { documentTexts as texts } from '../texts/documents.ts';

/** Kinds that a producer receives or issues; delivery papers are the cooperative's. */
const KINDS = DocumentKind.exclude(['delivery_invoice', 'delivery_correction']);

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const { searchParams } = visit.url;
  const kind = KINDS.safeParse(searchParams.get('art')).data;
  const cursor = searchParams.get('weiter') ?? undefined;
  return { kind, ...(await visit.read(listPortalDocuments, { kind, cursor })) };
}

export default function Documents() {
  const { kind, documents, nextCursor } = useLoaderData<typeof loader>();
  const next = new URLSearchParams({ ...(kind ? { art: kind } : {}), weiter: nextCursor ?? '' });
  const choices = KINDS.options.map((value) => ({ value, label: DOCUMENT_KINDS[value] }));
  return (
    <PortalPage title={texts.title} backHref="/geld" current="money">
      <Block>
        <p>{texts.lead}</p>
        <form action="/belege" className="search-row">
          <Select
            name="art"
            label={texts.kind}
            value={kind ?? ''}
            choices={[{ value: '', label: texts.allKinds }, ...choices]}
          />
          <Button>{texts.show}</Button>
        </form>
      </Block>
      <Block>
        {documents.length === 0 ? (
          <p>{kind ? texts.emptyKind : texts.empty}</p>
        ) : (
          <DocumentTable caption={texts.title} documents={documents} showsProducer={false} />
        )}
        {nextCursor && (
          <p className="form-action">
            <ButtonLink href={`/belege?${next}`}>{texts.more}</ButtonLink>
          </p>
        )}
      </Block>
    </PortalPage>
  );
}
