import type { ReactNode } from 'react';
import { useTexts } from '../i18n';

/** What every field of a form has: its words, and what is wrong with it. */
export interface FieldProps {
  /** Also the target of the error summary. */
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  /** False says so beside the label; undefined says nothing. */
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** Attributes that tie a control to its help and its error. */
export function describedBy({ id, help, error, required }: FieldProps, more = '') {
  const ids = [help ? `${id}-help` : '', error ? `${id}-error` : '', more].filter((each) => each !== '');
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  } as const;
}

/** Label above, help below it, then the control, then what is wrong. */
export function Field({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  const { id, label, required, error } = field;
  return (
    <div className={`hds-text-input h-field ${error ? 'hds-text-input--invalid' : ''}`}>
      <label className="hds-text-input__label" htmlFor={id}>
        {label} <Needed required={required} />
      </label>
      <Help field={field} />
      {children}
      <Fault field={field} />
    </div>
  );
}

/** The same for a group of choices. */
export function FieldGroup({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  const { id, label, required, error } = field;
  const { 'aria-describedby': described } = describedBy(field);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={`h-field h-group ${error ? 'h-group--invalid' : ''}`}
      aria-describedby={described}
    >
      <legend className="h-group__label">
        {label} <Needed required={required} />
      </legend>
      <Help field={field} />
      {children}
      <Fault field={field} />
    </fieldset>
  );
}

function Needed({ required }: { readonly required: boolean | undefined }) {
  const { t } = useTexts();
  return required !== false ? null : <span className="h-field__optional">{t('common.optional')}</span>;
}

function Help({ field: { id, help } }: { readonly field: FieldProps }) {
  return help ? (
    <div className="h-field__help" id={`${id}-help`}>
      {help}
    </div>
  ) : null;
}

function Fault({ field: { id, error } }: { readonly field: FieldProps }) {
  return error ? (
    <div className="hds-text-input__error-text" id={`${id}-error`}>
      {error}
    </div>
  ) : null;
}
