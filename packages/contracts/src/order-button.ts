/**
 * The words on the button that concludes a contract for money (§ 312j(3) BGB): fixed, not to be changed by staff. The
 * order stores the version; other words are another version.
 */
export const ORDER_BUTTON = {
  version: 1,
  de: 'Zahlungspflichtig bestellen',
  en: 'Order with obligation to pay',
} as const;
