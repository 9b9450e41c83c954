import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { type ChainLink, type FileFormat, hashOf } from './archive-hash.ts';

/** Papers are read in pages, so that a large archive does not fill the memory. */
const PAGE_SIZE = 100;
/** More pages than any archive of ours has. */
const MAX_PAGES = 100_000;
const MAX_FINDINGS = 200;

const INCIDENT = 'archive-damaged';
const SUBJECT = 'archive';

interface StoredPaper extends Omit<ChainLink, 'files'> {
  readonly year: number;
  readonly sequence: number;
  readonly hash: Buffer;
  readonly files: readonly { readonly format: FileFormat; readonly sha256: string }[];
  /** Formats whose bytes do not have their stored hash. */
  readonly damaged: readonly FileFormat[];
}

interface Range {
  readonly issuer: string;
  readonly kind: string;
  readonly year: number;
  readonly lastSequence: number;
  readonly lastHash: Buffer | null;
}

/** Proves that nobody changed the archive behind the application's back (LAW-GOBD-1, LAW-GOBD-3). */
@Injectable()
export class ArchiveCheckService {
  constructor(
    private readonly db: Db,
    private readonly incidents: Incidents,
  ) {}

  /** Checks everything and opens or settles the one incident about it; answers the number of findings. */
  async watch(): Promise<number> {
    const findings = await this.findings();
    await this.db.transaction(async (tx) => {
      if (findings.length === 0) return this.incidents.settle(tx, INCIDENT, SUBJECT);
      await this.incidents.open(tx, {
        kind: INCIDENT,
        subject: SUBJECT,
        title: `Belegarchiv: ${findings[0]}`,
        details: { findings },
      });
    });
    return findings.length;
  }

  /**
   * Checks every paper: numbers without gaps, files with their hashes, each hash over the one before
   * it, the head of each range. Answers one German sentence per finding; none for a clean archive.
   */
  async findings(): Promise<string[]> {
    const ranges = await this.db.rows<Range>(
      `select issuer, kind, year, last_sequence as "lastSequence", last_hash as "lastHash"
         from documents.number_range order by issuer, kind, year`,
    );
    const findings = await this.strayPapers();
    for (const range of ranges) {
      findings.push(...(await this.findingsOf(range)));
      if (findings.length >= MAX_FINDINGS) break;
    }
    return findings.slice(0, MAX_FINDINGS);
  }

  private async findingsOf(range: Range): Promise<string[]> {
    const findings: string[] = [];
    let [sequence, previous]: [number, Buffer | null] = [0, null];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const papers = await this.papersAfter(range, sequence);
      for (const paper of papers) {
        findings.push(...findingsOfPaper(paper, sequence + 1, previous));
        [sequence, previous] = [paper.sequence, paper.hash];
      }
      if (papers.length < PAGE_SIZE) break;
    }
    const isHead = sequence === range.lastSequence && isSame(previous, range.lastHash);
    const name = `${range.kind} ${range.year} von ${range.issuer}`;
    return isHead ? findings : [...findings, `Nummernkreis ${name}: das Ende stimmt nicht.`];
  }

  private async papersAfter(range: Range, sequence: number): Promise<StoredPaper[]> {
    const rows = await this.db.rows<StoredPaper & { readonly bodies: readonly Buffer[] }>(PAPERS, [
      range.issuer,
      range.kind,
      range.year,
      sequence,
      PAGE_SIZE,
    ]);
    return rows.map((row) => ({
      ...row,
      damaged: row.files
        .filter(({ sha256 }, index) => sha256Of(row.bodies[index]) !== sha256)
        .map((file) => file.format),
    }));
  }

  /** Papers whose range does not know them. */
  private async strayPapers(): Promise<string[]> {
    const rows = await this.db.rows<{ number: string }>(
      `select d.number from documents.document d
        where not exists (select from documents.number_range r
                           where r.issuer = d.issuer and r.kind = d.kind and r.year = d.year)
        order by d.number limit ${MAX_FINDINGS}`,
    );
    return rows.map(({ number }) => `${number}: ohne Nummernkreis.`);
  }
}

function findingsOfPaper(
  paper: StoredPaper,
  expectedSequence: number,
  previous: Buffer | null,
): string[] {
  const { number, damaged } = paper;
  const files = paper.files.map(({ format, sha256 }) => ({
    format,
    sha256: Buffer.from(sha256, 'hex'),
  }));
  const isChained = isSame(paper.previousHash, previous);
  return [
    ...(paper.sequence === expectedSequence ? [] : [`${number}: davor fehlt eine Nummer.`]),
    ...damaged.map((format) => `${number}: die Datei ${format} wurde verändert.`),
    ...(isChained ? [] : [`${number}: die Kette zum Beleg davor ist gerissen.`]),
    ...(hashOf({ ...paper, files }).equals(paper.hash)
      ? []
      : [`${number}: die Angaben wurden verändert.`]),
  ];
}

const sha256Of = (bytes: Buffer | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);

const PAPERS = `
  select d.issuer, d.kind, d.year, d.sequence, d.number, d.issued_at as "issuedAt",
         d.net_cents as "netCents", d.vat_cents as "vatCents", d.gross_cents as "grossCents",
         d.content::text as content, d.previous_hash as "previousHash", d.hash,
         (select jsonb_agg(jsonb_build_object('format', f.format,
            'sha256', encode(f.sha256, 'hex')) order by f.format)
            from documents.file f where f.document_id = d.id) as files,
         (select array_agg(f.bytes order by f.format)
            from documents.file f where f.document_id = d.id) as bodies
    from documents.document d
   where d.issuer = $1 and d.kind = $2 and d.year = $3 and d.sequence > $4
   order by d.sequence limit $5`;
