import type { Brand } from '@markthalle/ui/brand';
import type { PathName } from '../paths.ts';

/** Pages that the law or fairness asks for; plain text, the same in both languages. */
export type DutyName = Extract<
  PathName,
  | 'legalNotice'
  | 'privacy'
  | 'terms'
  | 'withdrawalPolicy'
  | 'shipping'
  | 'ranking'
  | 'accessibility'
>;

export type DutySection = {
  readonly heading?: string;
  readonly paragraphs: readonly string[];
  readonly points?: readonly string[];
};

type DutyPage = {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly DutySection[];
};

/** The texts know the operator only as data, so that another region needs no new texts. */
export type DutyPages = (brand: Brand) => Record<DutyName, DutyPage>;
