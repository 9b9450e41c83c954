import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { CodesStore, type ImportedCode } from './codes.store.ts';

/** Printed codes as other parts may ask for them. */
@Injectable()
export class CodesFacade {
  constructor(private readonly store: CodesStore) {}

  /** Codes that were printed before; a code or a thing that is known stays as it is. */
  import(tx: Tx, codes: readonly ImportedCode[]): Promise<void> {
    return this.store.import(tx, codes);
  }
}
