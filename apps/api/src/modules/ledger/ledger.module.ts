import { Module } from '@nestjs/common';
import { LedgerFacade } from './ledger.facade.ts';

@Module({ providers: [LedgerFacade], exports: [LedgerFacade] })
export class LedgerModule {}
