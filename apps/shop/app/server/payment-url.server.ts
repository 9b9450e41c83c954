import type { LoadContext } from '@markthalle/web-server/load-context';

/**
 * The address to send a buyer to for paying. The API names it, but only origins that the operator
 * listed are followed; the content security policy would stop the browser at any other.
 */
export function checkedPaymentUrl(url: string, { config }: LoadContext): string {
  const { origin } = new URL(url);
  if (!config.paymentOrigins.includes(origin)) {
    throw new Error(`the payment page ${origin} is not in PAYMENT_ORIGINS`);
  }
  return url;
}
