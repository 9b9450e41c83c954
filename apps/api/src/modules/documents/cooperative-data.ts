import type { Party } from '@markthalle/documents/invoice-content';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Statements } from '../../platform/db/db.ts';

const Line = z.string().trim().min(1).max(200);
const Setting = z.object({
  name: Line,
  represented: Line,
  street: Line,
  postcode: z.string().regex(/^\d{5}$/),
  town: Line,
  email: z.email(),
  phone: Line,
  register: Line,
  vatId: z.string().regex(/^DE\d{9}$/),
  taxNumber: Line,
});

/** What every paper of the cooperative must say about it; all fields are set. */
export type Cooperative = z.infer<typeof Setting>;

/** The row `cooperative.master_data` of `platform.setting`; papers freeze what it says. */
@Injectable()
export class CooperativeData {
  /** Throws where the row is missing or incomplete: then no paper is issued. */
  async read(db: Statements): Promise<Cooperative & Party> {
    const row = await db.row<{ value: unknown }>(
      `select value from platform.setting where key = 'cooperative.master_data'`,
    );
    return Setting.parse(row?.value);
  }
}
