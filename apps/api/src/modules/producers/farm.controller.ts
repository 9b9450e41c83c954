import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readFarm, saveFarm } from '@markthalle/contracts/portal-farm';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { FarmProfileService } from './farm-profile.service.ts';

@Controller()
export class FarmController {
  constructor(private readonly profile: FarmProfileService) {}

  @Handles(readFarm)
  read(@By() member: ProducerMember) {
    return this.profile.read(member.producerId);
  }

  @Handles(saveFarm)
  save(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof saveFarm>) {
    return this.profile.save(member.producerId, input);
  }
}
