import { saveFarmPhoto } from '@markthalle/contracts/portal-farm';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { FarmPhotoService } from './farm-photo.service.ts';

/** The photo that stood on a producer's page before the office changed it. */
@Injectable()
export class UndoFarmPhoto implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly photos: FarmPhotoService,
  ) {}

  onModuleInit(): void {
    this.acts.add(saveFarmPhoto, {
      remember: async ({ producerId }) => {
        const { photo } = await this.photos.read(producerId);
        if (photo === null) return { subjectName: '', values: { photo } };
        const { photoId, altDe, altEn } = photo;
        return { subjectName: altDe, values: { photo: { photoId, altDe, altEn } } };
      },
      undo: async ({ producerId }, values) => {
        await this.photos.save(producerId, saveFarmPhoto.input.parse(values).photo);
      },
    });
  }
}
