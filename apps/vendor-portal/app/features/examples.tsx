import { Block } from '@markthalle/ui/components/workplace';
import { EXAMPLES, exampleTexts as texts } from '../texts/example-products.ts';

/** Three listings to copy, for a farm that has none yet. */
export function Examples() {
  return (
    <Block title={texts.title}>
      <p className="chips__row">
        {EXAMPLES.map(({ key, label }) => (
          <a key={key} className="chip" href={`/produkte/neu?beispiel=${key}`}>
            {label}
          </a>
        ))}
      </p>
      <p className="small muted">{texts.hint}</p>
    </Block>
  );
}
