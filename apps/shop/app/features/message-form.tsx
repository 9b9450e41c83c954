import { CONTACT_TOPICS, type ContactTopic } from '@markthalle/contracts/notices';
import { Button } from '@markthalle/ui/components/button';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

const MAX_TEXT_CHARS = 4_000;

/** Writes to the cooperative; a person reads it. With a fixed topic there is nothing to choose. */
export function MessageForm(props: {
  readonly language: Language;
  readonly topic: ContactTopic | null;
  readonly problems: readonly FieldProblem[];
  readonly values: Readonly<Record<string, string>>;
}) {
  const { language, topic, problems, values } = props;
  const texts = shopTexts(language).trust.message;
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  const field = (name: 'name' | 'email' | 'phone') => ({
    name,
    label: texts[name],
    value: values[name],
    error: errorOf(name),
  });
  return (
    <form method="post" className="box narrow-form" noValidate>
      {topic === null ? (
        <Select
          name="topic"
          label={texts.topic}
          value={values.topic ?? 'question'}
          choices={CONTACT_TOPICS.map((value) => ({ value, label: texts.topics[value] }))}
        />
      ) : (
        <input type="hidden" name="topic" value={topic} />
      )}
      <Field {...field('name')} autoComplete="name" maxLength={120} required />
      <Field
        {...field('email')}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        required
      />
      <Field {...field('phone')} type="tel" autoComplete="tel" maxLength={40} optional />
      <TextArea
        name="text"
        label={texts.text}
        value={values.text}
        error={errorOf('text')}
        rows={6}
        maxLength={MAX_TEXT_CHARS}
        required
      />
      <p className="button-row">
        <Button kind="primary">{texts.send}</Button>
      </p>
    </form>
  );
}
