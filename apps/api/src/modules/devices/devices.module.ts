import { Module } from '@nestjs/common';
import { ClearLogService } from './clear-log.service.ts';
import { DevicesController } from './devices.controller.ts';
import { DevicesData } from './devices.data.ts';
import { DevicesStore } from './devices.store.ts';
import { RunCommandsService } from './run-commands.service.ts';

@Module({
  controllers: [DevicesController],
  providers: [ClearLogService, DevicesData, DevicesStore, RunCommandsService],
})
export class DevicesModule {}
