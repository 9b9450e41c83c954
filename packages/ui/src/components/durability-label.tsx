import { showsDurabilityLabel } from '@markthalle/domain/durabilityLabel';

/** The only colours that Annex II of Implementing Regulation (EU) 2025/1960 knows. */
const BLUE = '#003399';
const YELLOW = '#FFED00';
const BLACK = '#000000';
const WHITE = '#FFFFFF';

type LabelProps = {
  readonly years: number;
  readonly producer: string;
  readonly modelId: string | null;
  /** Everything that the picture says, for those who do not see it. */
  readonly text: string;
};

/** The label of a guarantee of more than two years; nothing for the two years that everybody has. */
export function DurabilityLabel({ years, producer, modelId, text }: LabelProps) {
  if (!showsDurabilityLabel(years)) return null;
  return (
    <svg className="durability-label" viewBox="0 0 240 150" role="img" aria-label={text}>
      <rect width="240" height="150" fill={WHITE} stroke={BLACK} strokeWidth="2" />
      <rect width="240" height="44" fill={BLUE} />
      <text x="12" y="31" fill={YELLOW} fontSize="24" fontWeight="700">
        GARAN
      </text>
      <text x="228" y="31" fill={WHITE} fontSize="16" textAnchor="end">
        EU
      </text>
      <text x="12" y="100" fill={BLACK} fontSize="44" fontWeight="700">
        {years}
      </text>
      <text x="228" y="92" fill={BLACK} fontSize="14" textAnchor="end">
        {producer}
      </text>
      <text x="228" y="114" fill={BLACK} fontSize="12" textAnchor="end">
        {modelId ?? ''}
      </text>
      <rect y="128" width="240" height="22" fill={YELLOW} />
    </svg>
  );
}
