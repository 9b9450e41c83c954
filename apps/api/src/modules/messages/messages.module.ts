import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.ts';
import { BuyerMessagesController } from './buyer-messages.controller.ts';
import { BuyerMessagesService } from './buyer-messages.service.ts';
import { ClearThreadsService } from './clear-threads.service.ts';
import { MessagesCommands } from './messages.commands.ts';
import { MessagesData } from './messages.data.ts';
import { MessagesFacade } from './messages.facade.ts';
import { MessagesQueries } from './messages.queries.ts';
import { MessagesStore } from './messages.store.ts';
import { OfficeThreadsController } from './office-threads.controller.ts';
import { OfficeThreadsService } from './office-threads.service.ts';
import { PortalMessagesController } from './portal-messages.controller.ts';
import { PortalMessagesService } from './portal-messages.service.ts';
import { WriteMessageService } from './write-message.service.ts';

@Module({
  imports: [OrdersModule],
  controllers: [BuyerMessagesController, PortalMessagesController, OfficeThreadsController],
  providers: [
    BuyerMessagesService,
    ClearThreadsService,
    MessagesCommands,
    MessagesData,
    MessagesFacade,
    MessagesQueries,
    MessagesStore,
    OfficeThreadsService,
    PortalMessagesService,
    WriteMessageService,
  ],
  exports: [MessagesFacade],
})
export class MessagesModule {}
