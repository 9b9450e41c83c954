/** A basket with one of a product in it, as the cookie of a browser. */
export async function basketCookie(
  shopUrl: string,
  slug: string,
): Promise<{ name: string; value: string }> {
  const html = await (await fetch(`${shopUrl}/p/${slug}`)).text();
  const variantId = /name="variantId" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const answer = await fetch(`${shopUrl}/korb/hinzufuegen`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: shopUrl },
    body: new URLSearchParams({ variantId, quantity: '1', returnTo: '/korb' }),
  });
  const line = answer.headers.getSetCookie().find((one) => one.includes('shop_cart=')) ?? '';
  const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
  if (value === '') throw new Error(`${slug} could not be put into a basket`);
  return { name, value };
}
