import type { FieldView, FormData } from '../api';
import { dayAndTime, longDay } from '../dates';
import { useTexts } from '../i18n';
import { isFilled, valueAt } from './conditions';
import { languageChoices } from './languages';

/** What was answered, to read: the form's own words before each answer. */
export function Answers({ fields, data }: { readonly fields: readonly FieldView[]; readonly data: FormData }) {
  const answered = fields.filter(({ name, made }) => made !== true && isFilled(valueAt(data, name)));
  return (
    <dl className="h-facts">
      {answered.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>
            <Answer field={field} value={valueAt(data, field.name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ field, value }: { readonly field: FieldView; readonly value: unknown }) {
  const { t, language } = useTexts();
  const named = field.options ?? field.known;
  const textOf = (code: unknown) => named?.find((option) => option.code === code)?.text ?? String(code);
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (field.kind === 'DATE' && typeof value === 'string') return longDay(language, value);
  if (field.kind === 'DATETIME' && typeof value === 'string' && value.endsWith('Z')) return dayAndTime(language, value);
  if (field.format === 'LANGUAGE' && typeof value === 'string')
    return languageChoices(language, value).find(({ code }) => code === value)?.text ?? value;
  if (!Array.isArray(value)) return textOf(value);
  if (field.kind !== 'LIST') return value.map(textOf).join(', ');
  return (
    <ol className="h-answers">
      {value.map((entry: FormData, index) => (
        // Answers that are only read never change their order.
        <li key={`${field.name}-${index}`}>
          <Answers fields={field.fields ?? []} data={entry} />
        </li>
      ))}
    </ol>
  );
}
