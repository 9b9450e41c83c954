import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.ts';
import { type Config, readProcessConfig } from '../config.ts';
import { DemoModule } from '../demo/demo.module.ts';
import { SystemClock } from '../platform/clock/clock.ts';

/** Runs a command with all modules but without HTTP, and closes everything afterwards. */
export async function withApplication<T>(
  work: (application: INestApplicationContext) => Promise<T>,
  config: Config = readProcessConfig(),
): Promise<T> {
  const root: DynamicModule = {
    module: class CommandModule {},
    imports: [AppModule.with(config, new SystemClock()), DemoModule],
  };
  const application = await NestFactory.createApplicationContext(root, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}
