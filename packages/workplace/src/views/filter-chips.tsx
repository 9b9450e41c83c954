/** The filter that a list's address names; the first one where it names none. */
export function chosenFilter<F extends string>(url: URL, filters: readonly [F, ...F[]]): F {
  const wanted = url.searchParams.get('auswahl');
  return filters.find((name) => name === wanted) ?? filters[0];
}

/** Links to the same list by its filters; the first is the list without an answer to `auswahl`. */
export function FilterChips<F extends string>(props: {
  readonly path: string;
  readonly filters: readonly [F, ...F[]];
  readonly chosen: F;
  readonly label: string;
  readonly names: Readonly<Record<F, string>>;
}) {
  const { path, filters, chosen, label, names } = props;
  return (
    <nav className="chips__row" aria-label={label}>
      {filters.map((name) => (
        <a
          key={name}
          className="chip"
          href={name === filters[0] ? path : `${path}?auswahl=${name}`}
          aria-current={name === chosen ? 'page' : undefined}
        >
          {names[name]}
        </a>
      ))}
    </nav>
  );
}
