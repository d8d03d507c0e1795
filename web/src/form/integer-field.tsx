import { useState } from 'react';
import { useTexts } from '../i18n';
import { type FieldProps, TextInput } from '../ui';

interface Props extends FieldProps {
  readonly value: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number. What is no number stays in sight and says so; the form has no answer then. */
export function IntegerField({ value, min, max, onChange, ...field }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value === undefined ? '' : String(value));
  }
  const wrong = typed.trim() !== '' && numberOf(typed) === undefined;
  const range = min !== undefined && max !== undefined ? t('common.range', { min, max }) : '';
  return (
    <div className="h-short">
      <TextInput
        {...field}
        help={
          field.help ? (
            <>
              {field.help} {range}
            </>
          ) : (
            range
          )
        }
        error={wrong ? t('faults.bad_integer') : field.error}
        inputMode="numeric"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setKnown(numberOf(text));
          onChange(numberOf(text));
        }}
      />
    </div>
  );
}

function numberOf(typed: string): number | undefined {
  return /^\s*-?\d{1,9}\s*$/.test(typed) ? Number(typed) : undefined;
}
