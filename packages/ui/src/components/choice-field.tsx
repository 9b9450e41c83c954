import type { ReactNode } from 'react';

type CheckboxProps = {
  readonly name: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly children: ReactNode;
};

/** A tick box whose whole line is its label. Paid extras are never ticked in advance (§ 312a BGB). */
export function Checkbox({ name, value = 'yes', checked, required, children }: CheckboxProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        required={required}
        id={`field-${name}`}
      />
      <span>{children}</span>
    </label>
  );
}

type ChipsProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly value?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};

/** A few choices as pills; under the paint they are radio inputs, so they work without scripts. */
export function Chips({ name, legend, hint, value, choices }: ChipsProps) {
  return (
    <fieldset className="chips">
      <legend className="field__label">{legend}</legend>
      {hint && <p className="field__hint">{hint}</p>}
      <div className="chips__row">
        {choices.map((choice) => (
          <label className="chip" key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === value}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
