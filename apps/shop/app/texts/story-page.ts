import type { Brand } from '@markthalle/ui/brand';
import type { PathName } from '../paths.ts';
import type { DutyPage } from './duty-page.ts';

/** Pages that explain the cooperative; the same in both languages. */
export type StoryName = Extract<
  PathName,
  'contact' | 'returns' | 'cooperative' | 'cooperativePrice' | 'join' | 'sell'
>;

/** The texts know the operator only as data, so that another region needs no new texts. */
export type StoryPages = (brand: Brand) => Record<StoryName, DutyPage>;
