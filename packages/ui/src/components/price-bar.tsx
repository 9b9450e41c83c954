import { formatMoney } from '../format/money.ts';
import { useUi } from './ui-provider.tsx';

export type PricePart = {
  readonly label: string;
  readonly cents: number;
  readonly tone: 'producer' | 'payment' | 'cooperative' | 'tax';
};

const percent = (cents: number, totalCents: number) => `${(cents * 100) / totalCents}%`;

/**
 * Where a price goes. The list carries the meaning; the bar is decoration and is drawn as SVG
 * because the content security policy forbids style attributes.
 */
export function PriceBar({ parts }: { readonly parts: readonly PricePart[] }) {
  const { language } = useUi();
  const total = parts.reduce((sum, part) => sum + part.cents, 0);
  const [first] = parts;
  let drawnCents = 0;
  const segments = parts.map((part) => {
    const x = percent(drawnCents, total);
    drawnCents += part.cents;
    return { tone: part.tone, x, width: percent(part.cents, total) };
  });
  return (
    <div className="price-bar">
      <svg className="price-bar__bar tabular" width="100%" height="56" aria-hidden="true">
        {segments.map((segment) => (
          <rect
            key={segment.tone}
            className={`price-bar__part--${segment.tone}`}
            x={segment.x}
            width={segment.width}
            height="100%"
          />
        ))}
        {first && (
          <text x={percent(first.cents / 2, total)} y="50%">
            {formatMoney(first.cents, language)}
          </text>
        )}
      </svg>
      <dl className="price-bar__list small tabular">
        {parts.map((part) => (
          <div key={part.tone}>
            <dt>
              <span className={`price-bar__dot price-bar__dot--${part.tone}`} />
              {part.label}
            </dt>
            <dd>{formatMoney(part.cents, language)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
