import { Module } from '@nestjs/common';
import { PicturesController } from './pictures.controller.ts';
import { PicturesFacade } from './pictures.facade.ts';
import { Renditions } from './renditions.service.ts';

@Module({
  controllers: [PicturesController],
  providers: [PicturesFacade, Renditions],
  exports: [PicturesFacade],
})
export class PicturesModule {}
