import { Module } from '@nestjs/common';
import { PicturesModule } from '../pictures/pictures.module.ts';
import { AskTicketService } from './ask-ticket.service.ts';
import { ClearUploadsService } from './clear-uploads.service.ts';
import { KeepWholePhotoService } from './keep-whole-photo.service.ts';
import { MakePictureService } from './make-picture.service.ts';
import { NamePhotoService } from './name-photo.service.ts';
import { PhotosStore } from './photos.store.ts';
import { ReceivePhotoService } from './receive-photo.service.ts';
import { TusController } from './tus.controller.ts';
import { TusServer } from './tus-server.ts';
import { UploadFiles } from './upload-files.ts';
import { UploadsController } from './uploads.controller.ts';
import { UploadsData } from './uploads.data.ts';
import { UploadsFacade } from './uploads.facade.ts';
import { UploadsJobs } from './uploads.jobs.ts';
import { UploadsProducerData } from './uploads.producer-data.ts';

@Module({
  imports: [PicturesModule],
  controllers: [UploadsController, TusController],
  providers: [
    AskTicketService,
    ClearUploadsService,
    KeepWholePhotoService,
    MakePictureService,
    NamePhotoService,
    PhotosStore,
    ReceivePhotoService,
    TusServer,
    UploadFiles,
    UploadsData,
    UploadsFacade,
    UploadsJobs,
    UploadsProducerData,
  ],
  exports: [UploadsFacade],
})
export class UploadsModule {}
