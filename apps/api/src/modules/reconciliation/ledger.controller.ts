import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  listEntries,
  readAccount,
  readEntry,
  readLedger,
  readOperation,
  readProviderObject,
} from '@markthalle/contracts/office-ledger';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { AccountsQueries } from './accounts.queries.ts';
import { EntriesQueries } from './entries.queries.ts';
import { EntryPageQueries } from './entry-page.queries.ts';
import { OperationPageQueries } from './operation-page.queries.ts';
import { ReadProviderObjectService } from './read-provider-object.service.ts';

@Controller()
export class LedgerController {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly entries: EntriesQueries,
    private readonly entryPage: EntryPageQueries,
    private readonly operationPage: OperationPageQueries,
    private readonly objects: ReadProviderObjectService,
  ) {}

  @Handles(readLedger)
  read() {
    return this.accounts.all();
  }

  @Handles(readAccount)
  readAccount(@Input() input: ParsedInputOf<typeof readAccount>) {
    return this.accounts.days(input);
  }

  @Handles(listEntries)
  list(@Input() input: ParsedInputOf<typeof listEntries>) {
    return this.entries.list(input);
  }

  @Handles(readEntry)
  readEntry(@Input() { entryId }: ParsedInputOf<typeof readEntry>) {
    return this.entryPage.read(entryId);
  }

  @Handles(readOperation)
  readOperation(@Input() { operationId }: ParsedInputOf<typeof readOperation>) {
    return this.operationPage.read(operationId);
  }

  @Handles(readProviderObject)
  readObject(@Input() input: ParsedInputOf<typeof readProviderObject>) {
    return this.objects.read(input.objectId, input.account ?? null);
  }
}
