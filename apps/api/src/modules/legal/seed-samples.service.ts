import { LEGAL_KINDS } from '@markthalle/contracts/legal';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { LegalStore } from './legal.store.ts';
import type { Operator } from './samples/operator.ts';
import { sampleOf } from './samples/samples.ts';

/** The month of the samples' law: 1 June 2026, before the first day that a test plays. */
const SAMPLES_VALID_FROM = '2026-06-01';
const LANGUAGES = ['de', 'en'] as const;

const MasterData = z.object({
  name: z.string(),
  represented: z.string(),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
  email: z.string(),
  phone: z.string(),
  register: z.string(),
  vatId: z.string(),
});

/**
 * Puts a sample into every place that has no text yet, so that no duty page is ever empty. Samples are marked; the
 * operator replaces them by versions of their own.
 */
@Injectable()
export class SeedSamples implements OnApplicationBootstrap {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: LegalStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const operator = await this.operator();
    await this.db.transaction(async (tx) => {
      const existing = await this.store.lockExisting(tx);
      for (const kind of LEGAL_KINDS) {
        for (const language of LANGUAGES) {
          if (existing.has(`${kind}:${language}`)) continue;
          await this.store.add(tx, {
            kind,
            language,
            validFrom: SAMPLES_VALID_FROM,
            ...sampleOf(kind, language, operator),
            isSample: true,
            addedBy: null,
            addedAt: this.clock.now(),
          });
        }
      }
    });
  }

  private async operator(): Promise<Operator> {
    const row = await this.db.row<{ value: unknown }>(
      `select value from platform.setting where key = 'cooperative.master_data'`,
    );
    return { ...MasterData.parse(row?.value), marketName: this.config.brandName };
  }
}
