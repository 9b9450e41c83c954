import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProducerData } from '../../platform/producer-data/producer-data.ts';

const PAPERS = `select d.number as nummer, d.kind as art, d.issued_at as ausgestellt,
    d.net_cents as netto_cent, d.vat_cents as steuer_cent, d.gross_cents as brutto_cent,
    encode(d.hash, 'hex') as pruefsumme, d.deletable_from as aufbewahren_bis
  from documents.document d where d.producer_id = $1 order by d.issued_at, d.id`;

/** The list of a producer's papers. Invoices name buyers, so the papers themselves stay in the portal. */
@Injectable()
export class DocumentsProducerData implements OnModuleInit {
  constructor(private readonly data: ProducerData) {}

  onModuleInit(): void {
    this.data.register({
      kind: 'table',
      name: 'belege',
      says: 'Verzeichnis Ihrer Belege. Die Belege selbst laden Sie im Portal unter „Belege“ herunter.',
      right: 'money',
      sql: PAPERS,
      columns: {
        nummer: 'Nummer des Belegs',
        art: 'invoice, commission_invoice, statement und ihre Korrekturen',
        ausgestellt: 'Zeit',
        netto_cent: 'netto in Cent',
        steuer_cent: 'Steuer in Cent',
        brutto_cent: 'brutto in Cent',
        pruefsumme: 'Prüfsumme der Kette (SHA-256)',
        aufbewahren_bis: 'erster Tag, an dem er gelöscht werden darf',
      },
    });
  }
}
