import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProducerData, type ProducerFile } from '../../platform/producer-data/producer-data.ts';
import { MakeTable } from './make-table.service.ts';
import { PRODUCTS_TABLES } from './read-import-file.ts';

const PROFILE = `select p.slug as betrieb, p.name, to_jsonb(p) - 'id' as angaben
  from producers.producer p where p.id = $1`;

const VERSIONS = `select p.slug as produkt, v.number as fassung, v.state as stand,
    v.content as inhalt, v.form as preis, v.submitted_at as eingereicht, v.decided_at as entschieden,
    v.returned_because as zurueck, v.created_at as angelegt
  from catalog.product p join catalog.product_version v on v.product_id = p.id
 where p.producer_id = $1 order by p.slug, v.number`;

const PRICES = `select p.slug as produkt, va.label ->> 'de' as sorte, pr.gross_cents as preis_cent,
    pr.valid_from as gilt_ab
  from catalog.product p join catalog.variant va on va.product_id = p.id
  join catalog.price pr on pr.variant_id = va.id
 where p.producer_id = $1 order by p.slug, va.position, pr.valid_from`;

const MOVEMENTS = `select p.slug as produkt, va.label ->> 'de' as sorte, m.kind as art,
    m.delta as aenderung, m.counted_quantity as gezaehlt, m.acted_at as zeit,
    m.recorded_at as erfasst, m.origin as woher
  from catalog.product p join catalog.variant va on va.product_id = p.id
  join inventory.stock_movement m on m.variant_id = va.id
 where p.producer_id = $1 order by p.slug, va.position, m.acted_at, m.seq`;

/** The producer, its products and their stock, for a data export. */
@Injectable()
export class CatalogParts implements OnModuleInit {
  constructor(
    private readonly data: ProducerData,
    private readonly tables: MakeTable,
  ) {}

  onModuleInit(): void {
    this.data.register(
      {
        kind: 'files',
        name: PRODUCTS_TABLES.join(' und '),
        says: 'Jedes Produkt mit allen Größen, wie es zuletzt geschrieben wurde. Lässt sich wieder einlesen.',
        right: 'products',
        files: (producerId) => this.products(producerId),
      },
      {
        kind: 'table',
        name: 'betrieb',
        says: 'Ihr Betrieb, wie er im Markt steht.',
        right: 'farm',
        sql: PROFILE,
        columns: { betrieb: 'Kurzname', name: 'Name', angaben: 'alle Angaben (JSON)' },
      },
      {
        kind: 'table',
        name: 'fassungen',
        says: 'Alle Fassungen Ihrer Produkte mit allen Texten.',
        right: 'products',
        sql: VERSIONS,
        columns: {
          produkt: 'Kurzname des Produkts',
          fassung: 'laufende Nummer',
          stand: 'draft, submitted, approved oder rejected',
          inhalt: 'alle Angaben (JSON)',
          preis: 'Preis und Pfand, wie sie eingegeben wurden (JSON)',
          eingereicht: 'Zeit',
          entschieden: 'Zeit der Freigabe oder Rückgabe',
          zurueck: 'Grund der Rückgabe',
          angelegt: 'Zeit',
        },
      },
      {
        kind: 'table',
        name: 'preise',
        says: 'Alle Preise, die je galten.',
        right: 'products',
        sql: PRICES,
        columns: {
          produkt: 'Kurzname des Produkts',
          sorte: 'Größe',
          preis_cent: 'Bruttopreis in Cent',
          gilt_ab: 'Zeit',
        },
      },
      {
        kind: 'table',
        name: 'bestandsbewegungen',
        says: 'Alle Bewegungen Ihrer Bestände.',
        right: 'stock',
        sql: MOVEMENTS,
        columns: {
          produkt: 'Kurzname des Produkts',
          sorte: 'Größe',
          art: 'opening, count, sale, sold, received, return oder correction',
          aenderung: 'Stück mehr oder weniger',
          gezaehlt: 'gezählte Stück',
          zeit: 'wann es geschah',
          erfasst: 'wann wir es erfuhren',
          woher: 'market, portal, phone oder till',
        },
      },
    );
  }

  private async *products(producerId: string): AsyncGenerator<ProducerFile> {
    const { xlsx, csv } = await this.tables.files(producerId, 'all');
    const [workbook, text] = PRODUCTS_TABLES;
    yield { name: workbook, bytes: xlsx };
    yield { name: text, bytes: csv };
  }
}
