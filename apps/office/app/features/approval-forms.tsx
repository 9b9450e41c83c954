import type { ProductPhoto } from '@markthalle/contracts/product-photos';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { TextArea } from '@markthalle/ui/components/field';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { approvalTexts as texts } from '../texts/approvals.ts';
import { SeenPhotos } from './approval-photos.tsx';

const MAX_NOTE_CHARS = 1_500;

/** Approve with one press, or return with a template, words of one's own, or both. */
export function ApprovalForms({ photos }: { readonly photos: readonly ProductPhoto[] }) {
  const { values, problems } = useFormAnswer();
  return (
    <>
      <Block title={texts.returnTitle}>
        <form method="post">
          <input type="hidden" name="intent" value="return" />
          <Chips
            name="reason"
            legend={texts.reasonLegend}
            value={one(values, 'reason')}
            choices={Object.entries(texts.reasonLabels).map(([value, label]) => ({
              value,
              label,
            }))}
          />
          <TextArea
            name="note"
            label={texts.noteLabel}
            hint={texts.noteHint}
            value={one(values, 'note')}
            maxLength={MAX_NOTE_CHARS}
            error={problemOf(problems, 'note')}
          />
          <p className="form-action">
            <Button icon="undo-2">{texts.returnButton}</Button>
          </p>
        </form>
      </Block>
      <SaveBar>
        <form method="post">
          <input type="hidden" name="intent" value="approve" />
          <SeenPhotos photos={photos} />
          <Button kind="primary">{texts.approve}</Button>
        </form>
      </SaveBar>
    </>
  );
}
