import { formatMoney } from '../format/money.ts';
import { useUi } from './ui-provider.tsx';

export type PricePart = {
  readonly label: string;
  readonly cents: number;
  readonly tone: 'producer' | 'payment' | 'cooperative' | 'tax';
};

/**
 * Where a price goes. The list carries the meaning; the bar is decoration and is drawn as SVG
 * because the content security policy forbids style attributes.
 */
export function PriceBar({ parts }: { readonly parts: readonly PricePart[] }) {
  const { language } = useUi();
  const total = parts.reduce((sum, part) => sum + part.cents, 0);
  let drawnCents = 0;
  const segments = parts.map((part) => {
    const segment = { tone: part.tone, x: drawnCents, width: part.cents };
    drawnCents += part.cents;
    return segment;
  });
  return (
    <div className="price-bar">
      <svg
        className="price-bar__bar"
        viewBox={`0 0 ${total} 100`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {segments.map((segment) => (
          <rect
            key={segment.tone}
            className={`price-bar__part--${segment.tone}`}
            x={segment.x}
            width={segment.width}
            height="100"
          />
        ))}
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
