import type { FieldView, FormData } from '../api';
import { useTexts } from '../i18n';
import {
  CheckboxGroup,
  type Choice,
  DateField,
  FieldGroup,
  type FieldProps,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  TimeField,
} from '../ui';
import { type Faults, idOf, isRequired } from './form-data';
import { IntegerField } from './integer-field';
import { KnownField } from './known-field';
import { languageChoices } from './languages';
import { ListField } from './list-field';
import { MomentField } from './moment-field';

export interface FormFieldsProps {
  readonly fields: readonly FieldView[];
  readonly data: FormData;
  readonly onChange: (data: FormData) => void;
  readonly faults: Faults;
  readonly outcome: string | undefined;
  /** Path of the form inside a bigger one, e.g. `persons.0`. */
  readonly under?: string;
  readonly disabled?: boolean;
  /** Today, by the case's own clock. */
  readonly today?: string | undefined;
}

/** Longer than this is written in a box, not on a line. */
const LINE_MAX = 200;
/** A scale of fewer steps than this is chosen from, not typed. */
const SCALE = 7;
/** More choices than this hide behind a list. */
const IN_SIGHT = 6;

/** Draws any form of the service from its description: one control per field, nested ones inside each other. */
export function FormFields({ under = '', ...form }: FormFieldsProps) {
  const draw = (field: FieldView) => (
    <OneField key={field.name} field={field} path={`${under}${under === '' ? '' : '.'}${field.name}`} form={form} />
  );
  return sectionsOf(form.fields).map(({ label, fields }) =>
    label === undefined ? (
      fields.map(draw)
    ) : (
      <fieldset className="h-section" key={`section ${fields[0]?.name}`}>
        <legend>{label}</legend>
        {fields.map(draw)}
      </fieldset>
    ),
  );
}

/** Fields in their order, those of one group together under the group's name. */
function sectionsOf(
  fields: readonly FieldView[],
): readonly { readonly label?: string | undefined; readonly fields: readonly FieldView[] }[] {
  const sections: { label?: string | undefined; group: string; fields: FieldView[] }[] = [];
  for (const field of fields) {
    const group = field.group === undefined ? '' : field.name.slice(0, field.name.lastIndexOf('.'));
    const last = sections.at(-1);
    if (last !== undefined && last.group === group) last.fields.push(field);
    else sections.push({ label: field.group, group, fields: [field] });
  }
  return sections;
}

interface ScaleProps {
  readonly common: FieldProps;
  readonly min: number;
  readonly max: number;
  readonly value: unknown;
  readonly onChange: (value: number | undefined) => void;
}

function Scale({ common, min, max, value, onChange }: ScaleProps) {
  const options = Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
  return (
    <RadioGroup
      {...common}
      options={options.map((code) => ({ code, text: code }))}
      value={typeof value === 'number' ? String(value) : undefined}
      onChange={(code) => onChange(code === undefined ? undefined : Number(code))}
    />
  );
}

interface OneFieldProps {
  readonly field: FieldView;
  readonly path: string;
  readonly form: FormFieldsProps;
}

function OneField({ field, path, form }: OneFieldProps) {
  const { t, language } = useTexts();
  const value = form.data[field.name];
  const change = (next: unknown) => form.onChange(changed(form.data, field.name, next));
  const common: FieldProps = {
    id: idOf(path),
    label: field.label,
    help: field.help,
    error: form.faults.get(path),
    required: isRequired(field, form.data, form.outcome),
    disabled: form.disabled,
  };
  const text = typeof value === 'string' ? value : '';
  const chosen = typeof value === 'string' ? value : undefined;
  switch (field.kind) {
    case 'TEXT':
      if (field.made === true) return null;
      if (field.options !== undefined)
        return <Chosen common={common} options={field.options} value={chosen} onChange={change} />;
      if (field.known !== undefined)
        return <KnownField {...common} known={field.known} max={field.max} value={chosen} onChange={change} />;
      if (field.format === 'LANGUAGE')
        return (
          <Select
            {...common}
            options={languageChoices(language, value)}
            value={chosen}
            onChange={change}
            empty={t('common.choose')}
          />
        );
      return (field.max ?? LINE_MAX + 1) > LINE_MAX ? (
        <TextArea {...common} value={text} maxLength={field.max} onChange={change} />
      ) : (
        <TextInput
          {...common}
          value={text}
          maxLength={field.max}
          inputMode={field.format === 'PHONE' ? 'tel' : 'text'}
          onChange={change}
        />
      );
    case 'BOOLEAN':
      return (
        <RadioGroup
          {...common}
          options={[
            { code: 'true', text: t('common.yes') },
            { code: 'false', text: t('common.no') },
          ]}
          value={typeof value === 'boolean' ? String(value) : undefined}
          onChange={(code) => change(code === undefined ? undefined : code === 'true')}
        />
      );
    case 'INTEGER':
      if (field.min !== undefined && field.max !== undefined && field.max - field.min < SCALE) {
        return <Scale common={common} min={field.min} max={field.max} value={value} onChange={change} />;
      }
      return (
        <IntegerField
          {...common}
          value={typeof value === 'number' ? value : undefined}
          min={field.min}
          max={field.max}
          onChange={change}
        />
      );
    case 'DATE':
      return (
        <DateField
          {...common}
          {...(form.today === undefined ? {} : { today: form.today })}
          value={chosen}
          onChange={change}
        />
      );
    case 'DATETIME':
      return <MomentField {...common} today={form.today} value={chosen} onChange={change} />;
    case 'TIME':
      return <TimeField {...common} value={chosen} onChange={change} />;
    case 'CODES':
      if (field.options?.length === 0) return <NoChoice {...common} />;
      return (
        <CheckboxGroup
          {...common}
          options={field.options ?? []}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={change}
        />
      );
    case 'CODE':
    case 'USER':
    case 'PERSON':
      return (
        <OneOf
          common={common}
          options={field.options ?? []}
          long={field.kind === 'USER'}
          value={chosen}
          onChange={change}
        />
      );
    case 'LIST':
      return (
        <ListField
          field={field}
          disabled={form.disabled === true}
          value={Array.isArray(value) ? value : []}
          onChange={change}
          common={common}
        >
          {(entry, index, changeEntry) => (
            <FormFields
              {...form}
              fields={field.fields ?? []}
              data={entry}
              under={`${path}.${index}`}
              onChange={changeEntry}
            />
          )}
        </ListField>
      );
    default:
      return <TextInput {...common} value={text} onChange={change} />;
  }
}

interface OneOfProps {
  readonly common: FieldProps;
  readonly options: readonly Choice[];
  readonly long: boolean;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function OneOf({ common, options, long, value, onChange }: OneOfProps) {
  const { t } = useTexts();
  if (long || options.length > IN_SIGHT)
    return <Select {...common} options={options} value={value} onChange={onChange} empty={t('common.choose')} />;
  return <RadioGroup {...common} options={options} value={value} onChange={onChange} />;
}

/** One of the things that the case holds. What an older draft named stays in sight though it is no longer offered. */
function Chosen({ common, options, value, onChange }: Omit<OneOfProps, 'long'>) {
  const { t } = useTexts();
  const known = value === undefined || options.some(({ code }) => code === value);
  const shown = known ? options : [...options, { code: value, text: value }];
  if (shown.length === 0) return <NoChoice {...common} />;
  return <Select {...common} options={shown} value={value} onChange={onChange} empty={t('common.choose')} />;
}

/** A question to which the case has no answers yet. */
function NoChoice(common: FieldProps) {
  const { t } = useTexts();
  return (
    <FieldGroup {...common}>
      <p className="h-small">{t('common.nothingToChoose')}</p>
    </FieldGroup>
  );
}

function changed(data: FormData, name: string, value: unknown): FormData {
  const { [name]: _, ...rest } = data;
  return value === undefined || value === '' ? rest : { ...rest, [name]: value };
}
