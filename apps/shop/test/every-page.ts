import type { Language } from '@markthalle/ui/language';
import { PATHS, type PathName, pathTo } from '../app/paths.ts';
import { CASE, RECEIPT } from './fixture-cases.ts';
import { CONFIRM_TOKEN } from './fixture-dates.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { CODE, LINK_TOKEN } from './fixture-reorder.ts';

/** Answers to forms, scripts and downloads; everything else of the table is a page. */
const NO_PAGES: readonly PathName[] = [
  'suggestions',
  'searchClick',
  'addToCart',
  'ageCheck',
  'orderCalendar',
  'orderDocument',
  'signOut',
  'passkey',
  'accountExport',
  'withdrawalPaper',
  'casePhoto',
  'returnLabel',
  'guaranteePicture',
];

/** Every page of the route table. */
export const PAGE_NAMES = (Object.keys(PATHS) as PathName[]).filter(
  (name) => !NO_PAGES.includes(name),
);

/** Pages that only their owner sees. */
export const isOfAccount = (name: PathName): boolean => name.startsWith('account');

const HONEY = 'lindenhonig-vom-feldberger-haussee';
const TOKENS: Partial<Record<PathName, string>> = {
  notifyConfirm: CONFIRM_TOKEN,
  notifyLeave: CONFIRM_TOKEN,
  withdrawalReceived: RECEIPT.receiptToken,
};
const QUERIES: Partial<Record<PathName, Readonly<Record<string, string>>>> = {
  search: { q: 'honig' },
  signInLink: { token: LINK_TOKEN },
  newPassword: { token: 'x' },
  confirmEmail: { token: 'x' },
};

/** An address of the page that the fixture answers. */
export function addressOfPage(name: PathName, language: Language): string {
  const slug = name === 'producer' ? 'imkerei-lindenlaut' : HONEY;
  const params = {
    '*': 'lebensmittel/honig',
    key: 'seen',
    slug,
    month: language === 'de' ? 'juni' : 'june',
    token: TOKENS[name] ?? ORDER_TOKEN,
    case: CASE,
    code: CODE,
  };
  return pathTo(name, language, params, QUERIES[name]);
}
