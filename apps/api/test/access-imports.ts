import { NOWHERE, ownProducer, type Row } from './access-rows.ts';

const ONE = () => ({ importId: NOWHERE });

/** Tables that come in and go out; `imports-foreign.spec.ts` asks for those of somebody else. */
export const IMPORT_ROWS: Readonly<Record<string, Row>> = {
  listImports: ownProducer(200, 200),
  readTemplate: ownProducer(200, 200, () => ({ task: 'prices', format: 'csv' })),
  startImport: ownProducer(422, 422, () => ({ clientId: NOWHERE, fileName: 'a', base64: '' })),
  readImport: ownProducer(404, 404, ONE),
  applyImport: ownProducer(404, 404, () => ({ ...ONE(), submit: false })),
  discardImport: ownProducer(404, 404, ONE),
  undoImport: ownProducer(404, 404, ONE),
  startDataExport: ownProducer(201, 201),
  readExportFile: ownProducer(404, 404, () => ({ exportId: NOWHERE, position: 1 })),
};
