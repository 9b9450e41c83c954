import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  exportBookings,
  exportTaxRecords,
  listOfficeDocuments,
  readOfficeDocument,
} from '@markthalle/contracts/office-documents';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { DocumentsQueries } from './documents.queries.ts';
import { ExportBookingsService } from './export-bookings.service.ts';
import { ExportTaxRecordsService } from './export-tax-records.service.ts';

@Controller()
export class OfficeDocumentsController {
  constructor(
    private readonly documents: DocumentsQueries,
    private readonly bookings: ExportBookingsService,
    private readonly taxRecords: ExportTaxRecordsService,
  ) {}

  @Handles(listOfficeDocuments)
  list(@Input() { cursor, ...scope }: ParsedInputOf<typeof listOfficeDocuments>) {
    return this.documents.page(scope, cursor);
  }

  @Handles(readOfficeDocument)
  read(@Input() { documentId, format }: ParsedInputOf<typeof readOfficeDocument>) {
    return this.documents.file({}, documentId, format);
  }

  @Handles(exportBookings)
  exportBookings(@Input() input: ParsedInputOf<typeof exportBookings>) {
    return this.bookings.export(input);
  }

  @Handles(exportTaxRecords)
  exportTaxRecords(@Input() input: ParsedInputOf<typeof exportTaxRecords>) {
    return this.taxRecords.export(input);
  }
}
