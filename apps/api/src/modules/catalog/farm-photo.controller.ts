import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  readFarmPhoto,
  readOfficeFarmPhoto,
  saveFarmPhoto,
} from '@markthalle/contracts/portal-farm';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { FarmPhotoService } from './farm-photo.service.ts';

@Controller()
export class FarmPhotoController {
  constructor(private readonly photos: FarmPhotoService) {}

  @Handles(readFarmPhoto)
  read(@By() { producerId }: ProducerMember) {
    return this.photos.read(producerId);
  }

  @Handles(saveFarmPhoto)
  save(
    @By() { producerId }: ProducerMember,
    @Input() { photo }: ParsedInputOf<typeof saveFarmPhoto>,
  ) {
    return this.photos.save(producerId, photo);
  }

  @Handles(readOfficeFarmPhoto)
  readForOffice(@Input() { producerId }: ParsedInputOf<typeof readOfficeFarmPhoto>) {
    return this.photos.read(producerId);
  }
}
