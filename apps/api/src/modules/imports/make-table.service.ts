import { createHash } from 'node:crypto';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  DownloadedFile,
  readTemplate,
  TableFormat,
} from '@markthalle/contracts/portal-imports';
import { MoreVariant } from '@markthalle/contracts/product-offer';
import { berlinDateOf } from '@markthalle/domain/dates';
import { writeCsv } from '@markthalle/spreadsheet/write-csv';
import { type WrittenCell, type WrittenSheet, writeXlsx } from '@markthalle/spreadsheet/write-xlsx';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { type ArticleNumbers, ArticleNumbersFacade } from '../catalog/article-numbers.facade.ts';
import { WriteProductsFacade, type WrittenProduct } from '../catalog/write-products.facade.ts';
import { cellOf, inWords, UNCOUNTED } from './cell-values.ts';
import {
  ARTICLE_TITLE,
  GTIN_TITLE,
  SIZE_OF_TITLE,
  STOCK_BASE_TITLE,
  TASK_FIELDS,
  VERSION_TITLE,
} from './column-titles.ts';
import { COLUMNS, type Column } from './columns.ts';
import { fieldOf } from './draft-fields.ts';
import { sizeNumber } from './find-targets.service.ts';
import { sizesOf } from './product-sizes.ts';
import { tableHelp } from './table-help.ts';

type Task = ParsedInputOf<typeof readTemplate>['task'];

const PAGE = 500;
const MAX_PAGES = 20;
const FILE_NAMES: Readonly<Record<Task, string>> = {
  prices: 'preise-aendern',
  stock: 'bestand-zaehlen',
  all: 'alle-produkte',
};
const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
const WIDE_COLUMNS = 28;
const NARROW_COLUMNS = 14;

interface NumberedProduct extends WrittenProduct {
  /** The own numbers of its sizes, by variant. */
  readonly numbers: ReadonlyMap<string, ArticleNumbers>;
  /** By which its rows are called where they have none. */
  readonly articleNumber: string;
}

/** The products of a producer as a table that comes back unchanged without any difference. */
@Injectable()
export class MakeTable {
  constructor(
    private readonly products: WriteProductsFacade,
    private readonly articles: ArticleNumbersFacade,
    private readonly clock: Clock,
  ) {}

  async make(
    by: ProducerMember,
    { task, format }: ParsedInputOf<typeof readTemplate>,
  ): Promise<DownloadedFile> {
    const { [format]: bytes } = await this.files(by.producerId, task);
    const today = berlinDateOf(this.clock.now().toISOString());
    return {
      fileName: `${FILE_NAMES[task]}-${today}.${format}`,
      mediaType: MEDIA_TYPES[format],
      sha256: createHash('sha256').update(bytes).digest('hex'),
      base64: Buffer.from(bytes).toString('base64'),
    };
  }

  /** The same table in each format. */
  async files(producerId: string, task: Task): Promise<Readonly<Record<TableFormat, Uint8Array>>> {
    const products = await this.all(producerId);
    const columns = columnsFor(task, products);
    const rows = [headOf(task, columns), ...products.flatMap((one) => rowsOf(one, task, columns))];
    const help = tableHelp(await this.products.categories());
    return { csv: writeCsv(rows), xlsx: writeXlsx([sheetOf(task, columns, rows), help]) };
  }

  /** By name, as people look for them. */
  private async all(producerId: string): Promise<NumberedProduct[]> {
    const products: NumberedProduct[] = [];
    let after: string | null = null;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const next: WrittenProduct[] = await this.products.page(producerId, after, PAGE);
      const ids = next.map(({ row }) => row.productId);
      const numbers = await this.articles.ofProducts(ids);
      products.push(
        ...next.map((one) => {
          const first = numbers.get(one.row.variants[0]?.variantId ?? '');
          return { ...one, numbers, articleNumber: first?.articleNumber ?? one.row.slug };
        }),
      );
      after = ids.at(-1) ?? null;
      if (next.length < PAGE) break;
    }
    const collator = new Intl.Collator('de');
    return products.sort(
      (a, b) =>
        collator.compare(a.draft.nameDe, b.draft.nameDe) ||
        collator.compare(a.articleNumber, b.articleNumber),
    );
  }
}

/** Everything is what every product needs, and what at least one of these says. */
function columnsFor(task: Task, products: readonly WrittenProduct[]): readonly Column[] {
  if (task !== 'all') {
    return COLUMNS.filter(({ field }) => (TASK_FIELDS[task] as readonly string[]).includes(field));
  }
  return COLUMNS.filter(
    (column) =>
      !column.field.includes('.') ||
      products.some(({ draft }) => inWords(column, fieldOf(draft, column.field)) !== ''),
  );
}

const headOf = (task: Task, columns: readonly Column[]): string[] => [
  ARTICLE_TITLE,
  SIZE_OF_TITLE,
  ...(task === 'all' ? [GTIN_TITLE] : []),
  ...columns.map(({ title }) => title),
  ...(task === 'prices' ? [] : [STOCK_BASE_TITLE]),
  VERSION_TITLE,
];

/** A row for each size; those after the first name their product and say what is their own. */
function rowsOf(product: NumberedProduct, task: Task, columns: readonly Column[]): WrittenCell[][] {
  const { row, draft, articleNumber, numbers } = product;
  return sizesOf(product).map(({ variantId, shelf, path }, place) => {
    const own = numbers.get(variantId ?? '');
    const stock =
      shelf?.policy === 'unlimited'
        ? UNCOUNTED
        : (shelf?.onHand ?? (fieldOf(draft, `${path}stockQuantity`) as number));
    const cells = columns.map((column) => {
      if (column.field === 'stockQuantity') return stock;
      if (path === '' || column.field === 'nameDe') {
        return cellOf(column, fieldOf(draft, column.field));
      }
      return column.field in MoreVariant.shape
        ? cellOf(column, fieldOf(draft, path + column.field))
        : null;
    });
    return [
      own?.articleNumber ?? sizeNumber(articleNumber, place),
      place === 0 ? null : articleNumber,
      ...(task === 'all' ? [own?.gtin ?? null] : []),
      ...cells,
      ...(task === 'prices' ? [] : [stock]),
      row.versionNumber,
    ];
  });
}

function sheetOf(
  task: Task,
  columns: readonly Column[],
  rows: readonly (readonly WrittenCell[])[],
): WrittenSheet {
  const titles = headOf(task, columns);
  return {
    name: 'Produkte',
    rows,
    widths: titles.map((title) =>
      title === ARTICLE_TITLE || title === 'Name' ? WIDE_COLUMNS : NARROW_COLUMNS,
    ),
    choices: columns.flatMap(({ kind, words, title }) => {
      const column = titles.indexOf(title);
      if (kind === 'yes_no') return [{ column, words: ['ja', 'nein'] }];
      return kind === 'choice' ? [{ column, words: [...words.values()] }] : [];
    }),
  };
}
