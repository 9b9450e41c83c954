import { checkBannedWords } from './banned-words.ts';
import { checkClockReaders } from './clock-readers.ts';
import { checkDocumentedSettings } from './documented-settings.ts';
import { checkEnvironmentReaders } from './environment-readers.ts';
import { checkFaultTests } from './fault-tests.ts';
import { checkFileLength } from './file-length.ts';
import { checkFileNames } from './file-names.ts';
import type { Finding } from './finding.ts';
import { checkImportCycles } from './import-cycles.ts';
import { checkMigrationNames } from './migration-names.ts';
import { checkModuleLevels } from './module-levels.ts';
import { checkOpenTasks } from './open-tasks.ts';
import { checkPackageImports } from './package-imports.ts';
import type { Repository } from './repository.ts';
import { checkRunbooks } from './runbooks.ts';
import { checkUnusedFiles } from './unused-files.ts';
import { checkWholeNumbers } from './whole-numbers.ts';

/** The rules of the house that a machine can check, by the sentence that they keep true. */
export const RULES: Record<string, (repository: Repository) => Finding[]> = {
  'packages import only what the table of packages allows': checkPackageImports,
  'modules of the API call only lower modules, by their facade': checkModuleLevels,
  'imports make no cycle': checkImportCycles,
  'file names say what is inside': checkFileNames,
  'files fit in a head': checkFileLength,
  'only configuration reads the environment': checkEnvironmentReaders,
  'every setting is documented once': checkDocumentedSettings,
  'the domain counts in whole numbers': checkWholeNumbers,
  'the API takes the time from its clock': checkClockReaders,
  'every file is used': checkUnusedFiles,
  'migrations say whose tables they change': checkMigrationNames,
  'every kind of incident has a runbook': checkRunbooks,
  'open work names its issue': checkOpenTasks,
  'every fault has its test': checkFaultTests,
  'the words are those of the glossary': checkBannedWords,
};
