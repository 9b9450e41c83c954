import {
  type ImportSummary,
  listImports,
  startDataExport,
  startImport,
} from '@markthalle/contracts/portal-imports';
import { Icon } from '@markthalle/ui/components/icon';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataExport } from '../features/data-export.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { TableDownloads } from '../features/table-downloads.tsx';
import { UploadTable } from '../features/upload-table.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { IMPORT_LOOKS, importTexts as texts } from '../texts/imports.ts';

const MAX_FILE_NAME_CHARS = 200;

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const lists = await visitPortal(args).read(listImports, {});
  return { ...lists, clientId: crypto.randomUUID() as string };
}

export const action = portalAction(async ({ values, photos: [file], call }) => {
  if (one(values, 'intent') === 'export') {
    await call(startDataExport, {});
    return done('/einfuhr', 'daten-ausgabe');
  }
  if (file === undefined) throw new FormRefusal([{ field: 'file', message: texts.fileMissing }]);
  if (file.base64 === null) {
    throw new FormRefusal([
      { field: 'file', message: problemSentence('import-file-too-large', 'de') },
    ]);
  }
  const fileName = file.name.slice(-MAX_FILE_NAME_CHARS);
  const input = { clientId: one(values, 'clientId'), fileName, base64: file.base64 };
  const { importId } = await atField('file', call(startImport, input));
  return done(`/einfuhr/${importId}`);
});

/** Tables in and out: download, change, upload; and everything at once to take away. */
export default function Imports() {
  const { imports, exports, clientId } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/produkte" current="products">
      <p>{texts.lead}</p>
      <TableDownloads />
      <UploadTable clientId={clientId} />
      <Block title={texts.earlier}>
        {imports.length === 0 ? <p>{texts.none}</p> : <ImportList imports={imports} />}
      </Block>
      <DataExport exports={exports} />
    </PortalPage>
  );
}

function ImportList({ imports }: { readonly imports: readonly ImportSummary[] }) {
  return (
    <ul className="link-rows">
      {imports.map(({ importId, fileName, state, createdAt, rowCount }) => (
        <li key={importId}>
          <a href={`/einfuhr/${importId}`}>
            <Icon name="file-text" />
            <span className="file-name">
              {fileName}
              <br />
              <small className="muted">
                {formatInstant(createdAt, 'de')}, {texts.rows(rowCount)}
              </small>{' '}
              <Tag tone={IMPORT_LOOKS[state].tone}>{IMPORT_LOOKS[state].label}</Tag>
            </span>
            <Icon name="chevron-right" />
          </a>
        </li>
      ))}
    </ul>
  );
}
