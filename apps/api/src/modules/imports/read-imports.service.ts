import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listImports, readImport } from '@markthalle/contracts/portal-imports';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ImportsQueries } from './imports.queries.ts';

/** What the pages of imports show. */
@Injectable()
export class ReadImports {
  constructor(private readonly queries: ImportsQueries) {}

  async list({ producerId }: ProducerMember): Promise<OutputOf<typeof listImports>> {
    const [imports, exports] = await Promise.all([
      this.queries.list(producerId),
      this.queries.exports(producerId),
    ]);
    return { imports, exports };
  }

  async one(
    { producerId }: ProducerMember,
    { importId, show, page }: ParsedInputOf<typeof readImport>,
  ): Promise<OutputOf<typeof readImport>> {
    const found = await this.queries.one(importId, producerId);
    if (found === null) throw new Problem('import-not-found');
    return { ...found, ...(await this.queries.rows(importId, { show, page })) };
  }
}
