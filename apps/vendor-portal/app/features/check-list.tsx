import { Icon } from '@markthalle/ui/components/icon';

/** Several tick boxes of one question, or the choices of one; the first is where the list of errors leads to. */
export function CheckList(props: {
  readonly name: string;
  readonly legend: string;
  readonly type?: 'checkbox' | 'radio';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly error?: string;
}) {
  const { name, chosen, error, type = 'checkbox' } = props;
  const errorId = error ? `field-${name}-error` : undefined;
  return (
    <fieldset aria-describedby={errorId}>
      <legend className="field__label">{props.legend}</legend>
      {error && (
        <p className="field__error" id={errorId}>
          <Icon name="circle-alert" size={18} />
          <span>{error}</span>
        </p>
      )}
      <div className="check-list">
        {props.choices.map(({ value, label }, position) => (
          <label className="check" key={value}>
            <input
              type={type}
              name={name}
              value={value}
              id={position === 0 ? `field-${name}` : undefined}
              defaultChecked={chosen.includes(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
