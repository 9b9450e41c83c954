import { RecallPreview, type RecallWords } from '@markthalle/contracts/recalls';
import { Button } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { recallTexts as texts } from '../texts/recalls.ts';
import { HiddenValues, useFormAnswer } from './form-parts.tsx';

/** What would be sent and to how many; the button below it sends. */
export function RecallPreviewBlock({ preview }: { readonly preview: string }) {
  const { values } = useFormAnswer();
  const { reach, words, productName } = RecallPreview.parse(JSON.parse(preview));
  const { vorschau: _, intent: __, ...entries } = values;
  return (
    <Block title={texts.previewTitle}>
      <Notice tone="info" live>
        {texts.nothingSent}
      </Notice>
      {reach.orders === 0 && <p>{texts.nobody}</p>}
      <KeyFacts
        facts={[
          { term: texts.product, fact: productName },
          { term: texts.reachTerm, fact: texts.reach(reach.orders, reach.buyers) },
          { term: texts.pieces, fact: reach.pieces },
          { term: texts.stillAtFarm, fact: reach.stillAtFarm },
          ...(reach.unnoted > 0
            ? [{ term: texts.unnotedTerm, fact: `${reach.unnoted}. ${texts.unnotedHint}` }]
            : []),
        ]}
      />
      <RecallText words={words.de} />
      <details>
        <summary>{texts.english}</summary>
        <div lang="en">
          <RecallText words={words.en} />
        </div>
      </details>
      <Notice tone="warn">
        <p>{texts.effects}</p>
        <p>{texts.authority}</p>
      </Notice>
      <form method="post" className="stack">
        <HiddenValues values={entries} />
        <Button kind="danger" wide name="intent" value="send">
          {texts.send(reach.orders)}
        </Button>
        <Button wide name="intent" value="edit">
          {texts.edit}
        </Button>
      </form>
    </Block>
  );
}

/** A recall as everybody reads it. */
export function RecallText({ words }: { readonly words: RecallWords }) {
  return (
    <article className="recall-text">
      <h3>{words.title}</h3>
      {words.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </article>
  );
}
