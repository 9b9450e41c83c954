import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listPortalDocuments, readPortalDocument } from '@markthalle/contracts/portal-documents';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { DocumentsQueries } from './documents.queries.ts';

/** A producer’s own papers; those of others look like ones that do not exist. */
@Controller()
export class PortalDocumentsController {
  constructor(private readonly documents: DocumentsQueries) {}

  @Handles(listPortalDocuments)
  list(
    @By() { producerId }: ProducerMember,
    @Input() { kind, cursor }: ParsedInputOf<typeof listPortalDocuments>,
  ) {
    return this.documents.page({ producerId, kind }, cursor);
  }

  @Handles(readPortalDocument)
  read(
    @By() { producerId }: ProducerMember,
    @Input() { documentId, format }: ParsedInputOf<typeof readPortalDocument>,
  ) {
    return this.documents.file({ producerId }, documentId, format);
  }
}
