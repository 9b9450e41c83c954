import { Injectable, type OnModuleInit } from '@nestjs/common';
import { APPLIED, DeviceCommands } from '../../platform/device-commands/device-commands.ts';
import { PortalMessagesService } from './portal-messages.service.ts';

/** What was written on a phone, perhaps without a line; the command's id is the message's. */
@Injectable()
export class MessagesCommands implements OnModuleInit {
  constructor(
    private readonly commands: DeviceCommands,
    private readonly messages: PortalMessagesService,
  ) {}

  onModuleInit(): void {
    this.commands.handle('message.sent', async (tx, by, { commandId, input, actedAt }) => {
      const { threadId, words, callBack } = input;
      const written = { id: commandId, words, writtenAt: actedAt };
      if (threadId === null) await this.messages.askIn(tx, by, written, callBack);
      else await this.messages.answerIn(tx, by, threadId, written);
      return APPLIED;
    });
  }
}
