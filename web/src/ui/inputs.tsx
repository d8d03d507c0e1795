import { describedBy, Field, FieldGroup, type FieldProps } from './field';

export interface Choice {
  readonly code: string;
  readonly text: string;
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly maxLength?: number | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'search';
  readonly type?: 'text' | 'search';
}

/** One line of text. */
export function TextInput({ value, onChange, onBlur, maxLength, inputMode, type = 'text', ...field }: TextProps) {
  return (
    <Field {...field}>
      <div className="hds-text-input__input-wrapper">
        <input
          id={field.id}
          className="hds-text-input__input"
          type={type}
          value={value}
          maxLength={maxLength}
          inputMode={inputMode}
          disabled={field.disabled}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          {...describedBy(field)}
        />
      </div>
    </Field>
  );
}

/** Several lines; grows with what is typed, so that nobody writes through a keyhole. */
export function TextArea({ value, onChange, maxLength, rows = 3, ...field }: TextProps & { readonly rows?: number }) {
  return (
    <Field {...field}>
      <div className="hds-text-input__input-wrapper">
        <textarea
          id={field.id}
          className="hds-text-input__input h-textarea"
          rows={Math.min(20, Math.max(rows, value.split('\n').length + Math.floor(value.length / 90)))}
          value={value}
          maxLength={maxLength}
          disabled={field.disabled}
          onChange={(event) => onChange(event.target.value)}
          {...describedBy(field)}
        />
      </div>
    </Field>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Choice[];
}

interface OneOf extends ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One of many; the first line says that nothing is chosen yet. */
export function Select({ options, value, onChange, empty, ...field }: OneOf & { readonly empty: string }) {
  return (
    <Field {...field}>
      <select
        id={field.id}
        className="h-select"
        value={value ?? ''}
        disabled={field.disabled}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        {...describedBy(field)}
      >
        <option value="">{empty}</option>
        {options.map(({ code, text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few, all in sight. */
export function RadioGroup({ options, value, onChange, ...field }: OneOf) {
  return (
    <FieldGroup {...field}>
      <div className={fitsOneLine(options) ? 'h-choices--inline' : undefined}>
        {options.map(({ code, text }) => (
          <div className="hds-radio-button h-choice" key={code}>
            <input
              className="hds-radio-button__input"
              type="radio"
              id={`${field.id}-${code}`}
              name={field.id}
              checked={value === code}
              disabled={field.disabled}
              onChange={() => onChange(code)}
            />
            <label className="hds-radio-button__label" htmlFor={`${field.id}-${code}`}>
              {text}
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A yes and a no stand side by side; sentences stand below each other. */
function fitsOneLine(options: readonly Choice[]): boolean {
  return options.length <= 7 && options.reduce((sum, { text }) => sum + text.length, 0) <= 40;
}

interface ManyOf extends ChoiceProps {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Any of a few; what is chosen stands in the order of the options. */
export function CheckboxGroup({ options, value, onChange, ...field }: ManyOf) {
  const toggle = (code: string) =>
    onChange(options.map((each) => each.code).filter((each) => (each === code) !== value.includes(each)));
  return (
    <FieldGroup {...field}>
      {options.map(({ code, text }) => (
        <Checkbox
          key={code}
          id={`${field.id}-${code}`}
          label={text}
          checked={value.includes(code)}
          disabled={field.disabled}
          onChange={() => toggle(code)}
        />
      ))}
    </FieldGroup>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** One box with its words. */
export function Checkbox({ id, label, checked, disabled, onChange }: CheckboxProps) {
  return (
    <div className="hds-checkbox h-choice">
      <input
        className="hds-checkbox__input"
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="hds-checkbox__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
