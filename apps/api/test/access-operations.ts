import { NOWHERE, type Row, staffOnly } from './access-rows.ts';

const SYNONYM = { term: 'probewort', kind: 'same', expansions: 'honig' };

/** What the office does about search, incidents and jobs. */
export const OPERATIONS_ROWS: Readonly<Record<string, Row>> = {
  listSynonyms: staffOnly(200),
  previewSynonym: staffOnly(200, () => SYNONYM),
  publishSynonym: staffOnly(200, () => SYNONYM),
  switchSynonym: staffOnly(404, () => ({ term: 'gibtesnicht', kind: 'same', active: 'false' })),
  readSearchReport: staffOnly(200),
  readSearchEngine: staffOnly(200),
  startSearchRebuild: staffOnly(200, undefined, 409),
  startSearchReconcile: staffOnly(200, undefined, 409),

  listIncidents: staffOnly(200),
  readIncident: staffOnly(404, () => ({ incidentId: NOWHERE })),
  assignIncident: staffOnly(404, () => ({ incidentId: NOWHERE, ownerId: null })),
  moveIncident: staffOnly(404, () => ({ incidentId: NOWHERE, state: 'waiting', note: null })),
  setIncidentOwner: staffOnly(200, () => ({ ownerId: null })),
  readOperations: staffOnly(200),
  resolveIncident: staffOnly(404, () => ({ incidentId: NOWHERE, note: 'erledigt' })),
  retryParkedJob: staffOnly(404, () => ({ parkedJobId: NOWHERE })),
  runSweep: staffOnly(200, () => ({ name: 'refresh-seasonal-listings' })),
};
