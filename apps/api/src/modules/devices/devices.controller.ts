import { readActing, runDeviceCommands } from '@markthalle/contracts/device-commands';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { RunCommandsService } from './run-commands.service.ts';

@Controller()
export class DevicesController {
  constructor(private readonly commands: RunCommandsService) {}

  @Handles(runDeviceCommands)
  run(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof runDeviceCommands>) {
    return this.commands.run(member, input);
  }

  @Handles(readActing)
  acting(@By() { accountId, producerId }: ProducerMember) {
    return { accountId, producerId };
  }
}
