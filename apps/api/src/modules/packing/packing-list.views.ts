import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { PackingLine, PackingParcel, readPackingList } from '@markthalle/contracts/packing';
import { batchNeedOf, lacksBatch } from '@markthalle/domain/batchNeed';
import { needsAddress } from '@markthalle/domain/delivery';
import { CARRIER_TRIP, FARM_TRIP, statusWordOf, tripAddress } from '@markthalle/domain/handOver';
import type { Localised } from '../orders/order-draft.ts';
import type { ParcelRow } from './parcel-row.ts';

type PackingListView = OutputOf<typeof readPackingList>;
type ProductSum = PackingListView['products'][number];

const TRIP_LABELS: Readonly<Record<string, Localised>> = {
  [FARM_TRIP]: { de: 'Abholung am Hof', en: 'Pick-up at the farm' },
  [CARRIER_TRIP]: { de: 'Paketdienst und Post', en: 'Parcel and postal services' },
};

/** What a trip is called: a run by its way. */
export const tripLabel = (row: Pick<ParcelRow, 'trip' | 'way_label'>, language: Language): string =>
  (TRIP_LABELS[row.trip] ?? row.way_label)[language];

/** A line as it is packed, with what its goods still lack. */
export function toLine(row: ParcelRow['lines'][number], language: Language): PackingLine {
  const { snapshot, categoryPath, batchNo, goodUntilOn } = row;
  const need = categoryPath === null ? null : batchNeedOf(categoryPath);
  const { catchWeight } = snapshot;
  return {
    lineId: row.id,
    variantId: row.variantId,
    name: snapshot.name[language],
    variantLabel: snapshot.variantLabel?.[language] ?? null,
    unitLabel: snapshot.unitLabel[language],
    pieces: row.pieces,
    missing: row.missing,
    ticked: row.ticked,
    need,
    batchNo,
    goodUntilOn,
    lacksBatch: row.pieces > 0 && lacksBatch(need, { batchNo, goodUntilOn }),
    byWeight: catchWeight
      ? {
          pricePerKgCents: catchWeight.pricePerKgCents,
          maxGrams: catchWeight.maxGrams,
          grams: row.weighedGrams,
        }
      : null,
  };
}

export const toParcel = (row: ParcelRow, language: Language, today: string): PackingParcel => ({
  producerOrderId: row.id,
  number: row.number,
  buyerName: row.buyer_name,
  town: needsAddress(row.way) ? row.town : null,
  state: row.state,
  word: statusWordOf({ state: row.state, handOverOn: row.hand_over_on }, today),
  way: row.way,
  wayLabel: row.way_label[language],
  tripAddress: tripAddress(row.hand_over_on, row.trip),
  minAge: row.min_age,
  version: row.version,
  lines: row.lines.map((line) => toLine(line, language)),
});

export const isAtFarm = ({ state }: Pick<ParcelRow, 'state'>): boolean =>
  state === 'new' || state === 'confirmed' || state === 'ready';

/** What is fetched from the shelf for all parcels that are still at the farm, by name. */
export function toSums(rows: readonly ParcelRow[], language: Language): ProductSum[] {
  const lines = rows.filter(isAtFarm).flatMap((row) => row.lines);
  const byVariant = Map.groupBy(lines, (line) => line.variantId);
  const sums = [...byVariant.values()].map((same) => {
    const views = same.map((line) => toLine(line, language));
    const [first] = views;
    if (first === undefined) throw new Error('a group has a member');
    const { variantId, name, variantLabel, unitLabel, need } = first;
    return {
      variantId,
      name,
      variantLabel,
      unitLabel,
      pieces: views.reduce((sum, line) => sum + line.pieces, 0),
      parcels: views.filter((line) => line.pieces > 0).length,
      ticked: same.every((line) => line.shelfTicked),
      lineIds: views.map((line) => line.lineId),
      need,
      batchNo: commonOf(views.map((line) => line.batchNo)),
      goodUntilOn: commonOf(views.map((line) => line.goodUntilOn)),
    };
  });
  return sums
    .filter(({ pieces }) => pieces > 0)
    .sort((a, b) => a.name.localeCompare(b.name, language) || (a.variantId < b.variantId ? -1 : 1));
}

/** The trips of a day with their parcels, and how many of them are still at the farm. */
export function toTrips(rows: readonly ParcelRow[], language: Language): PackingListView['trips'] {
  return [...Map.groupBy(rows, (row) => row.trip)].map(([trip, own]) => ({
    address: tripAddress(own[0]?.hand_over_on ?? '', trip),
    label: own[0] === undefined ? trip : tripLabel(own[0], language),
    parcels: own.length,
    open: own.filter(isAtFarm).length,
  }));
}

const commonOf = (values: readonly (string | null)[]): string | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
