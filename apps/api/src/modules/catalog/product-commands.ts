import { Injectable, type OnModuleInit } from '@nestjs/common';
import { APPLIED, DeviceCommands } from '../../platform/device-commands/device-commands.ts';
import { OfferVariantService } from './offer-variant.service.ts';

/** What is done with a product on a phone, perhaps without a line. */
@Injectable()
export class ProductCommands implements OnModuleInit {
  constructor(
    private readonly commands: DeviceCommands,
    private readonly offers: OfferVariantService,
  ) {}

  onModuleInit(): void {
    this.commands.handle('product.paused', async (tx, by, { input, actedAt }) => {
      await this.offers.pauseIn(tx, by, input, actedAt);
      return APPLIED;
    });
  }
}
