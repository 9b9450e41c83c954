import { createHash } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  MAX_PARCELS,
  type printDeliveryNote,
  type printParcelLabels,
} from '@markthalle/contracts/packing';
import { deliveryNotePaper } from '@markthalle/documents/delivery-note';
import { type ParcelLabel, renderParcelLabels } from '@markthalle/documents/parcel-label';
import { renderPdf } from '@markthalle/documents/render-pdf';
import { needsAddress } from '@markthalle/domain/delivery';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { PackingListQueries } from './packing-list.queries.ts';
import { isAtFarm, toLine } from './packing-list.views.ts';
import type { ParcelRow } from './parcel-row.ts';

type File = OutputOf<typeof printDeliveryNote>;

/** What the driver and the door read, always German: it is the producer's paper. */
const WORDS = {
  age: (age: number) => `${age}+ AUSWEIS`,
  cold: 'GEKÜHLT',
  pieces: (pieces: number) => `${pieces} Stück`,
};

/** Papers for parcels: labels to stick on, and what lies inside. */
@Injectable()
export class PrintParcelsService {
  constructor(
    private readonly queries: PackingListQueries,
    private readonly clock: Clock,
  ) {}

  /** Labels of the parcels that are still at the farm, or of one. Throws `producer-order-not-found`. */
  async labels(
    producerId: string,
    { on, producerOrderId }: ParsedInputOf<typeof printParcelLabels>,
  ): Promise<File> {
    const rows = (await this.queries.ofDay(producerId, on)).slice(0, MAX_PARCELS);
    const wanted = rows.filter((row) =>
      producerOrderId === undefined ? isAtFarm(row) : row.id === producerOrderId,
    );
    if (wanted.length === 0) throw new Problem('producer-order-not-found');
    const title = `Paketaufkleber ${on}`;
    const job = { language: 'de' as const, title, madeAt: this.clock.now() };
    return toFile(`aufkleber-${on}.pdf`, await renderParcelLabels(wanted.map(toLabel), job));
  }

  /** In the language of the buyer. Throws `producer-order-not-found`. */
  async deliveryNote(
    producerId: string,
    { producerOrderId }: ParsedInputOf<typeof printDeliveryNote>,
  ): Promise<File> {
    const [row] = await this.queries.ofParts(producerId, [producerOrderId]);
    if (row === undefined) throw new Problem('producer-order-not-found');
    const { seller, language } = row;
    const paper = deliveryNotePaper({
      language,
      number: row.number,
      seller: { ...seller, name: seller.legalName, place: placeOf(seller) },
      recipient: recipientOf(row),
      handedOverOn: row.hand_over_on,
      way: row.way_label[language],
      minAge: row.min_age,
      lines: row.lines.map((line) => {
        const view = toLine(line, language);
        const kind = view.need?.dateKind ?? 'best_before';
        return {
          name: [view.name, view.variantLabel].filter(Boolean).join(', '),
          unit: view.unitLabel,
          pieces: view.pieces,
          missing: view.missing,
          grams: view.byWeight?.grams ?? null,
          batchNo: view.batchNo,
          goodUntil: view.goodUntilOn === null ? null : { kind, on: view.goodUntilOn },
        };
      }),
    });
    const bytes = await renderPdf(paper, { madeAt: this.clock.now() });
    return toFile(`lieferschein-${row.number}.pdf`, bytes);
  }
}

function toLabel(row: ParcelRow): ParcelLabel {
  const pieces = row.lines.reduce((sum, line) => sum + line.pieces, 0);
  const day = new Intl.DateTimeFormat('de-DE', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'long',
  }).format(new Date(`${row.hand_over_on}T00:00:00Z`));
  return {
    number: row.number,
    senderName: row.seller.producerName,
    senderPlace: placeOf(row.seller),
    recipient: recipientOf(row),
    way: `${row.way_label.de} · ${day}`,
    marks: [
      ...(row.min_age === null ? [] : [WORDS.age(row.min_age)]),
      ...(row.cold === true ? [WORDS.cold] : []),
    ],
    content: WORDS.pieces(pieces),
  };
}

const placeOf = ({ postcode, town }: { readonly postcode: string; readonly town: string }) =>
  `${postcode} ${town}`;

/** The buyer's address only where goods travel there (Art. 5(1)(c) GDPR); else the pick-up point. */
function recipientOf(row: ParcelRow): string[] {
  const { point } = row;
  if (point !== null) return [row.buyer_name, point.name, point.street, placeOf(point)];
  if (!needsAddress(row.way)) return [row.buyer_name];
  const place = [row.postcode, row.town].filter(Boolean).join(' ');
  return [row.buyer_name, row.street ?? '', place].filter(Boolean);
}

const toFile = (fileName: string, bytes: Uint8Array): File => ({
  fileName,
  mediaType: 'application/pdf',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  base64: Buffer.from(bytes).toString('base64'),
});
