import type { Brand } from '../brand.ts';

const GABLE = 'M0 20V11h3V7h3V3.5h3V0h2v3.5h3V7h3v4h3v9h-7v-4a3 3 0 0 0-6 0v4Z';

/** The stepped gable, coloured by its surroundings (`--logo`). */
export function LogoMark({ size = 30 }: { readonly size?: 24 | 26 | 30 }) {
  return (
    <svg className="logo__mark" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d={GABLE} />
    </svg>
  );
}

/** Gable and name, as a link home. */
export function Logo(props: {
  readonly brand: Pick<Brand, 'name'>;
  readonly href: string;
  /** A word instead of the brand's name, as in the office. */
  readonly word?: string;
}) {
  return (
    <a className="logo" href={props.href}>
      <LogoMark />
      <span>{props.word ?? props.brand.name}</span>
    </a>
  );
}
