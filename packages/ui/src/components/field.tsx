import type { HTMLInputAutoCompleteAttribute } from 'react';
import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

/** What every field shares: label above, hint below it, error between hint and input. */
type FieldFrame = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** The message of this field, from the server's check. */
  readonly error?: string;
  readonly optional?: boolean;
};

type TextFieldProps = FieldFrame & {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'date' | 'number' | 'search';
  readonly value?: string;
  /** Shown inside on the right and read out as part of the field's name. */
  readonly unit?: string;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Set for English words inside a German page and the other way round. */
  readonly lang?: string;
};

const fieldId = (name: string) => `field-${name}`;

function describedBy({ name, hint, error }: FieldFrame): string | undefined {
  const ids = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`];
  const present = ids.filter(Boolean);
  return present.length > 0 ? present.join(' ') : undefined;
}

function FieldHead(props: FieldFrame & { readonly unit?: string }) {
  const { texts } = useUi();
  const id = fieldId(props.name);
  return (
    <>
      <label className="field__label" htmlFor={id}>
        {props.label}
        {props.unit && <span className="visually-hidden"> ({props.unit})</span>}
        {props.optional && <span className="field__optional"> ({texts.optional})</span>}
      </label>
      {props.hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <FieldError {...props} />
    </>
  );
}

function FieldError({ name, error }: FieldFrame) {
  const { texts } = useUi();
  if (!error) return null;
  return (
    <p className="field__error" id={`${fieldId(name)}-error`}>
      <Icon name="circle-alert" size={18} />
      <span>
        <span className="visually-hidden">{texts.errors.word}: </span>
        {error}
      </span>
    </p>
  );
}

/** A one-line input. */
export function Field(props: TextFieldProps) {
  const { type = 'text', unit, value } = props;
  return (
    <div className={props.error ? 'field field--wrong' : 'field'}>
      <FieldHead {...props} />
      <span className="field__control">
        <input
          id={fieldId(props.name)}
          className="input"
          name={props.name}
          type={type}
          defaultValue={value}
          autoComplete={props.autoComplete}
          inputMode={props.inputMode}
          required={props.required}
          maxLength={props.maxLength}
          pattern={props.pattern}
          min={props.min}
          max={props.max}
          step={props.step}
          lang={props.lang}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
        />
        {unit && (
          <span className="field__unit" aria-hidden="true">
            {unit}
          </span>
        )}
      </span>
    </div>
  );
}

/** A text of several lines. */
export function TextArea(
  props: FieldFrame & {
    readonly value?: string;
    readonly rows?: number;
    readonly maxLength?: number;
    readonly required?: boolean;
    readonly lang?: string;
  },
) {
  return (
    <div className={props.error ? 'field field--wrong' : 'field'}>
      <FieldHead {...props} />
      <textarea
        id={fieldId(props.name)}
        className="input"
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        required={props.required}
        lang={props.lang}
        defaultValue={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
      />
    </div>
  );
}

type Choice = { readonly value: string; readonly label: string };

/** A native list of choices. */
export function Select(
  props: FieldFrame & {
    readonly value?: string;
    readonly choices: readonly Choice[];
    readonly required?: boolean;
  },
) {
  return (
    <div className={props.error ? 'field field--wrong' : 'field'}>
      <FieldHead {...props} />
      <select
        id={fieldId(props.name)}
        className="input"
        name={props.name}
        defaultValue={props.value}
        required={props.required}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
