import { readProcessConfig } from '../config.ts';
import { migrate } from '../platform/db/migrate.ts';

/** `migrate`: brings the database to the newest schema. */
export async function migrateCommand(): Promise<void> {
  await migrate(readProcessConfig().database.url);
}
