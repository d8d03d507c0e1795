import { useState } from 'react';
import { type CivilDate, fullDay, helsinkiToday, parseDate, parseTime } from '../dates';
import { useTexts } from '../i18n';
import { describedBy, Field, type FieldProps } from './field';

interface Props extends FieldProps {
  /** The date or time as the server keeps it, or undefined. */
  readonly value: string | undefined;
  /** Told at every keystroke: what was understood, or undefined. */
  readonly onChange: (value: string | undefined) => void;
}

/**
 * A date as people write it: `4.11.`, `4.11.26`, `2026-11-04`, `+7`. Says in words which day it understood. Not the
 * browser's own date field, which follows the browser's language instead of the page's.
 */
export function DateField({
  value,
  onChange,
  today = helsinkiToday(),
  ...field
}: Props & { readonly today?: CivilDate }) {
  const { t, language } = useTexts();
  return (
    <Understood
      {...field}
      value={value}
      onChange={onChange}
      parse={(typed) => parseDate(typed, today)}
      show={(date) => inDots(date)}
      meaning={(date) => fullDay(language, date)}
      hint={t('common.dateHint')}
      fault={t('common.badDate')}
    />
  );
}

/** A time of day: `9`, `9.30`, `930`. */
export function TimeField({ value, onChange, ...field }: Props) {
  const { t } = useTexts();
  return (
    <Understood
      {...field}
      value={value}
      onChange={onChange}
      parse={parseTime}
      show={(time) => time}
      hint={t('common.timeHint')}
      fault={t('common.badTime')}
    />
  );
}

interface UnderstoodProps extends Props {
  readonly parse: (typed: string) => string | null;
  readonly show: (value: string) => string;
  readonly meaning?: (value: string) => string;
  readonly hint: string;
  readonly fault: string;
}

function Understood({ value, onChange, parse, show, meaning, hint, fault, ...given }: UnderstoodProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : show(value));
  const [known, setKnown] = useState(value);
  const [left, setLeft] = useState(true);
  // Changed from outside (a draft that was loaded): shown. Changed by typing: what was typed stays.
  if (value !== known) {
    setKnown(value);
    setTyped(value === undefined ? '' : show(value));
  }
  const notUnderstood = left && typed.trim() !== '' && parse(typed) === null;
  const field = {
    ...given,
    help: given.help ? (
      <>
        {given.help} {hint}
      </>
    ) : (
      hint
    ),
    error: notUnderstood ? fault : given.error,
  };
  const means = value === undefined || meaning === undefined ? '' : meaning(value);
  return (
    <Field {...field}>
      <div className="hds-text-input__input-wrapper h-short">
        <input
          id={field.id}
          className="hds-text-input__input"
          type="text"
          autoComplete="off"
          value={typed}
          disabled={field.disabled}
          onChange={(event) => {
            const parsed = parse(event.target.value) ?? undefined;
            setTyped(event.target.value);
            setLeft(false);
            setKnown(parsed);
            onChange(parsed);
          }}
          onBlur={() => {
            setLeft(true);
            if (value !== undefined) setTyped(show(value));
          }}
          {...describedBy(field, means === '' ? '' : `${field.id}-means`)}
        />
        <output className="h-field__means" id={`${field.id}-means`} htmlFor={field.id}>
          {means}
        </output>
      </div>
    </Field>
  );
}

function inDots(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}
