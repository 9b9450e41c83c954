import { Module } from '@nestjs/common';
import { EditLegal } from './edit-legal.service.ts';
import { LegalController } from './legal.controller.ts';
import { LegalFacade } from './legal.facade.ts';
import { LegalStore } from './legal.store.ts';
import { SeedSamples } from './seed-samples.service.ts';

@Module({
  controllers: [LegalController],
  providers: [LegalFacade, LegalStore, EditLegal, SeedSamples],
  exports: [LegalFacade],
})
export class LegalModule {}
