import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { type listProductVersions, MAX_SHOWN_VERSIONS } from '@markthalle/contracts/product-drafts';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { draftChanges } from './draft-changes.ts';
import { draftOfVersion } from './portal-product-views.ts';
import { PortalProductsQueries } from './portal-products.queries.ts';

/** What a producer changed about a product, version by version. */
@Injectable()
export class ReadVersions {
  constructor(
    private readonly queries: PortalProductsQueries,
    private readonly clock: Clock,
  ) {}

  async list(
    by: ProducerMember,
    { productId, language }: ParsedInputOf<typeof listProductVersions>,
  ): Promise<OutputOf<typeof listProductVersions>> {
    // One more than is shown, so that the last one shown has its changes too.
    const rows = await this.queries.versions(
      productId,
      by.producerId,
      this.clock.now(),
      MAX_SHOWN_VERSIONS + 1,
    );
    const [newest] = rows;
    if (newest === undefined) throw new Problem('product-not-found');
    return {
      name: newest.content.name[language],
      versions: rows.slice(0, MAX_SHOWN_VERSIONS).map((row, index) => {
        const older = rows[index + 1];
        return {
          versionNumber: row.versionNumber,
          state: row.state,
          isPublished: row.versionId === row.publishedVersionId && !row.paused,
          createdAt: row.createdAt.toISOString(),
          decidedAt: row.decidedAt?.toISOString() ?? null,
          returnedBecause: row.returnedBecause,
          changes:
            older === undefined
              ? []
              : draftChanges(draftOfVersion(older), draftOfVersion(row), language),
        };
      }),
    };
  }
}
