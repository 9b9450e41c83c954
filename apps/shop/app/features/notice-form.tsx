import { NOTICE_REASONS } from '@markthalle/domain/notice';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

const MAX_URL_CHARS = 500;
const MAX_EXPLANATION_CHARS = 4_000;

/** What Art. 16(2) DSA asks for, and no more. */
export function NoticeForm(props: {
  readonly language: Language;
  readonly address: string;
  readonly problems: readonly FieldProblem[];
  readonly values: Readonly<Record<string, string>>;
}) {
  const { language, address, problems, values } = props;
  const texts = shopTexts(language).trust.notice;
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  const faithError = errorOf('goodFaith');
  return (
    <form method="post" className="box narrow-form" noValidate>
      <Field
        name="url"
        label={texts.url}
        hint={texts.urlHint}
        value={values.url ?? address}
        error={errorOf('url')}
        maxLength={MAX_URL_CHARS}
        required
      />
      <Select
        name="reason"
        label={texts.reason}
        value={values.reason ?? ''}
        error={errorOf('reason')}
        choices={[
          { value: '', label: '–' },
          ...NOTICE_REASONS.map((value) => ({ value, label: texts.reasons[value] })),
        ]}
        required
      />
      <TextArea
        name="explanation"
        label={texts.explanation}
        hint={texts.explanationHint}
        value={values.explanation}
        error={errorOf('explanation')}
        rows={5}
        maxLength={MAX_EXPLANATION_CHARS}
        required
      />
      <Field
        name="name"
        label={texts.name}
        hint={texts.reporterHint}
        value={values.name}
        error={errorOf('name')}
        autoComplete="name"
        maxLength={120}
      />
      <Field
        name="email"
        type="email"
        label={texts.email}
        value={values.email}
        error={errorOf('email')}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
      />
      <Checkbox name="goodFaith" checked={values.goodFaith === 'yes'} required>
        {texts.goodFaith}
      </Checkbox>
      {faithError && (
        <p className="field__error">
          <Icon name="circle-alert" size={18} />
          <span>{faithError}</span>
        </p>
      )}
      <p className="button-row">
        <Button kind="primary">{texts.send}</Button>
      </p>
    </form>
  );
}
