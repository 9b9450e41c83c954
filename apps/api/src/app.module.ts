import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Config } from './config.ts';
import { FulfilmentModule } from './modules/fulfilment/fulfilment.module.ts';
import { IdentityModule } from './modules/identity/identity.module.ts';
import { ProducersModule } from './modules/producers/producers.module.ts';
import type { Clock } from './platform/clock/clock.ts';
import { PlatformModule } from './platform/platform.module.ts';

/** The modules in level order; nothing else. */
const MODULES: Type[] = [IdentityModule, ProducersModule, FulfilmentModule];

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, clock), ...MODULES] };
  }
}
