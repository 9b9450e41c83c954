/** An id at Stripe, leading to the object as it is there now. */
export function ProviderLink({ id }: { readonly id: string | null }) {
  if (id === null) return '–';
  return (
    <a className="breaks" href={`/buchungen/stripe/${encodeURIComponent(id)}`}>
      {id}
    </a>
  );
}
