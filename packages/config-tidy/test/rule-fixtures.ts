import { CODE_FIXTURES } from './code-fixtures.ts';
import { IMPORT_FIXTURES } from './import-fixtures.ts';
import { NAME_FIXTURES } from './name-fixtures.ts';

export interface RuleFixture {
  /** Each makes exactly one finding, which contains `at`. */
  refused: { because: string; files: Record<string, string>; at: string }[];
  allowed: { because: string; files: Record<string, string> }[];
}

/** Small repositories by the rule that they break or keep. */
export const FIXTURES: Record<string, RuleFixture> = {
  ...IMPORT_FIXTURES,
  ...NAME_FIXTURES,
  ...CODE_FIXTURES,
};
