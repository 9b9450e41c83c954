import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listEntries, readLedger } from '@markthalle/contracts/office-ledger';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { LedgerQueries } from './ledger.queries.ts';

@Controller()
export class LedgerController {
  constructor(private readonly queries: LedgerQueries) {}

  @Handles(readLedger)
  read() {
    return this.queries.accounts();
  }

  @Handles(listEntries)
  list(@Input() input: ParsedInputOf<typeof listEntries>) {
    return this.queries.entries(input);
  }
}
