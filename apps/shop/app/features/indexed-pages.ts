import type { PathName } from '../paths.ts';

/** Pages at one fixed address that search engines may list; products, producers and groups come from the API. */
export const FIXED_PAGES = [
  'home',
  'experiences',
  'producers',
  'pickupPoints',
  'shipping',
  'returns',
  'ranking',
  'reviewCheck',
  'cooperative',
  'cooperativePrice',
  'join',
  'sell',
  'help',
  'recalls',
  'contact',
  'contractSteps',
  'legalNotice',
  'privacy',
  'terms',
  'withdrawalPolicy',
  'accessibility',
] as const satisfies readonly PathName[];

/** What robots need not even ask for: baskets, orders, accounts, codes on jars, and answers to scripts and forms. */
export const PRIVATE_PAGES = [
  'cart',
  'checkout',
  'order',
  'code',
  'account',
  'signIn',
  'signOut',
  'register',
  'forgotPassword',
  'newPassword',
  'confirmEmail',
  'postcode',
  'suggestions',
  'searchClick',
  'writeReview',
  'notifyConfirm',
  'problem',
  'withdrawalReceived',
  'notify',
] as const satisfies readonly PathName[];
