import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant } from './fields.ts';

export const MAX_INCIDENT_NOTE_CHARS = 500;

export const IncidentState = z.enum(['open', 'in_work', 'waiting', 'resolved']);
export type IncidentState = z.infer<typeof IncidentState>;
/** The states that a person can put an open incident into. */
export const OpenIncidentState = IncidentState.exclude(['resolved']);

const Note = z.string().trim().min(3).max(MAX_INCIDENT_NOTE_CHARS);
const StaffPerson = z.object({ accountId: Id, name: z.string() });

const IncidentRow = z.object({
  incidentId: Id,
  kind: z.string(),
  subject: z.string(),
  title: z.string(),
  state: IncidentState,
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  openedAt: Instant,
  resolvedAt: Instant.nullable(),
  timesOpened: z.int(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

export const listIncidents = endpoint({
  method: 'GET',
  path: '/office/incidents',
  summary: 'Incidents, newest first: open ones, or those that were settled',
  access: 'staff',
  input: InLanguage.extend({
    show: z.enum(['open', 'mine', 'resolved']).default('open'),
    kind: z.string().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    incidents: z.array(IncidentRow).max(50),
    /** Open incidents by kind. */
    kinds: z.array(z.object({ kind: z.string(), open: z.int() })),
    staff: z.array(StaffPerson),
    /** Who gets new incidents; null: nobody until somebody takes them. */
    defaultOwnerId: Id.nullable(),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});

/** Something behind an incident, an entry or an object, and where the office shows it. */
export const Involved = z.object({
  what: z.enum(['order', 'producer', 'entry', 'operation', 'run', 'account', 'provider']),
  id: z.string(),
  label: z.string(),
});
export type Involved = z.infer<typeof Involved>;

export const readIncident = endpoint({
  method: 'GET',
  path: '/office/incidents/:incidentId',
  summary: 'One incident: what was compared, what is involved, who did what',
  access: 'staff',
  input: InLanguage.extend({ incidentId: Id }),
  output: z.object({
    incident: IncidentRow,
    compared: z.array(z.object({ label: z.string(), value: z.string() })),
    details: z.array(z.object({ label: z.string(), value: z.string() })),
    involved: z.array(Involved),
    history: z.array(
      z.object({
        kind: z.enum(['opened', 'reopened', 'settled', 'resolved', 'assigned', 'moved']),
        at: Instant,
        /** Null where the market did it by itself. */
        actorName: z.string().nullable(),
        ownerName: z.string().nullable(),
        state: IncidentState.nullable(),
        note: z.string().nullable(),
      }),
    ),
    staff: z.array(StaffPerson),
  }),
  problems: ['incident-not-found'],
});

const OneIncident = InLanguage.extend({ incidentId: Id });
const Done = z.object({ done: z.literal(true) });

export const assignIncident = endpoint({
  method: 'POST',
  path: '/office/incidents/:incidentId/owner',
  summary: 'Give an open incident to a person, or to nobody',
  access: 'staff',
  input: OneIncident.extend({ ownerId: Id.nullable() }),
  output: Done,
  problems: ['incident-not-found', 'person-not-found'],
});

export const moveIncident = endpoint({
  method: 'POST',
  path: '/office/incidents/:incidentId/state',
  summary: 'Say how far an open incident has come, with a note if there is one',
  access: 'staff',
  input: OneIncident.extend({ state: OpenIncidentState, note: Note.nullable() }),
  output: Done,
  problems: ['incident-not-found'],
});

export const resolveIncident = endpoint({
  method: 'POST',
  path: '/office/incidents/:incidentId/resolution',
  summary: 'Close an incident with a note',
  access: 'staff',
  input: OneIncident.extend({ note: Note }),
  output: z.object({ resolved: z.literal(true) }),
  problems: ['incident-not-found'],
});

export const setIncidentOwner = endpoint({
  method: 'PUT',
  path: '/office/incident-owner',
  summary: 'Choose the person who gets new incidents',
  access: 'staff',
  input: InLanguage.extend({ ownerId: Id.nullable() }),
  output: Done,
  problems: ['person-not-found'],
});
