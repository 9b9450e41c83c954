import { MAX_WORDS_CHARS, type WithdrawalPartView } from '@markthalle/contracts/case-views';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { caseTexts as texts } from '../texts/cases.ts';
import { lossField } from './loss-fields.ts';
import { WorkFields } from './work-form.tsx';

type Props = { readonly part: WithdrawalPartView; readonly idempotencyKey: string };

/** The goods are back: with the press of its button the money goes, less a loss that is proven. */
export function ReceiveForm({ part, idempotencyKey }: Props) {
  return (
    <Block title={texts.goodsBack}>
      <p>{part.loss.counts ? texts.goodsBackHint : texts.noNotice}</p>
      <form method="post" encType={part.loss.counts ? 'multipart/form-data' : undefined}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <WorkFields part={part} />
        {part.loss.counts && <LossFields part={part} />}
        <p className="form-action">
          <Button kind="primary" name="intent" value="received" wide>
            {texts.confirm}
          </Button>
        </p>
      </form>
    </Block>
  );
}

function LossFields({ part }: { readonly part: WithdrawalPartView }) {
  const { values, problems } = useFormAnswer();
  const goods = part.lines.filter(({ answer, work }) => answer === 'accepted' && work === null);
  return (
    <>
      {goods.map(({ lineId, name, priceCents }) => (
        <Field
          key={lineId}
          name={lossField(lineId)}
          label={texts.lossOf(name)}
          hint={texts.lossHint(formatMoney(priceCents, 'de'))}
          unit="Euro"
          inputMode="decimal"
          value={one(values, lossField(lineId))}
          error={problemOf(problems, lossField(lineId))}
          optional
        />
      ))}
      <TextArea
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        value={one(values, 'reason')}
        error={problemOf(problems, 'reason')}
        maxLength={MAX_WORDS_CHARS}
        optional
      />
      <PhotoField kept={one(values, 'photoId')} error={problemOf(problems, 'photo')} />
    </>
  );
}

function PhotoField(props: { readonly kept: string; readonly error: string | undefined }) {
  const { kept, error } = props;
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label className="field__label" htmlFor="field-photo">
        {texts.addPhoto} <span className="field__optional">{texts.optional}</span>
      </label>
      <p className="field__hint" id="field-photo-hint">
        {kept === '' ? texts.photoHint : texts.photoKept}
      </p>
      {error && (
        <p className="field__error" id="field-photo-error">
          <Icon name="circle-alert" size={18} />
          <span>{error}</span>
        </p>
      )}
      <input type="hidden" name="photoId" value={kept} />
      <input
        id="field-photo"
        className="input"
        type="file"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={error ? 'field-photo-hint field-photo-error' : 'field-photo-hint'}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
