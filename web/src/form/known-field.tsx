import { useState } from 'react';
import { useTexts } from '../i18n';
import { type Choice, describedBy, Field, type FieldProps } from '../ui';

interface Props extends FieldProps {
  readonly value: string | undefined;
  readonly known: readonly Choice[];
  readonly max?: number | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A value that people know by a name or by its number: either is typed, the number is kept, and both are told. */
export function KnownField({ value, known, max, onChange, ...field }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(value ?? '');
  const [kept, setKept] = useState(value);
  const [left, setLeft] = useState(false);
  if (value !== kept) {
    setKept(value);
    setTyped(value ?? '');
  }
  const names = known.filter(({ code }) => code === kept).map(({ text }) => text);
  const lost = left && typed.trim() !== '' && kept === undefined;
  const shown = { ...field, error: lost ? t('faults.bad_format') : field.error };
  const hint = `${field.id}-named`;
  return (
    <Field {...shown}>
      <div className="hds-text-input__input-wrapper">
        <input
          id={field.id}
          className="hds-text-input__input"
          list={`${field.id}-known`}
          value={typed}
          disabled={field.disabled}
          autoComplete="off"
          onChange={({ target }) => {
            const next = valueOf(target.value, known, max);
            setLeft(false);
            setTyped(target.value);
            setKept(next);
            onChange(next);
          }}
          onBlur={() => setLeft(true)}
          {...describedBy(shown, hint)}
        />
      </div>
      <datalist id={`${field.id}-known`}>
        {known.map(({ code, text }) => (
          <option key={text} value={text}>
            {code}
          </option>
        ))}
      </datalist>
      <span className="h-field__help" id={hint} aria-live="polite">
        {kept === undefined || names.length === 0 ? '' : `${kept} · ${names.join(' / ')}`}
      </span>
    </Field>
  );
}

/** The value of what is typed: of a name its number, else what is as long as a value is; undefined while it is neither. */
function valueOf(typed: string, known: readonly Choice[], max: number | undefined): string | undefined {
  const text = typed.trim();
  const named = known.find((each) => each.text.toLocaleLowerCase('fi') === text.toLocaleLowerCase('fi'));
  if (named !== undefined) return named.code;
  return /^\d+$/.test(text) && text.length === max ? text : undefined;
}
