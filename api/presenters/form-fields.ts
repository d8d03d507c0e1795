import type { Field } from '../../pathways/model';
import { fieldHelp, fieldLabel, optionLabel } from '../../texts/labels';
import type { FieldView } from '../contract/shapes';
import type { Language } from '../problems';

/** The fields of a form with labels and options in the reader's language; `owner` is the step, entry kind, event or REFERRAL. */
export function presentFields(
  fields: readonly Field[],
  owner: string,
  language: Language,
  at = '',
): readonly FieldView[] {
  return fields.map((field) => {
    const path = at === '' ? field.name : `${at}.${field.name}`;
    const help = fieldHelp(language, owner, path);
    const options = field.options?.map((code) => ({ code, text: optionLabel(language, owner, path, code) }));
    const { fact: _fact, fields: nested, options: _options, required, ...rest } = field;
    return {
      ...rest,
      label: fieldLabel(language, owner, path),
      required: required === true,
      ...(help === undefined ? {} : { help }),
      ...(options === undefined ? {} : { options }),
      ...(nested === undefined ? {} : { fields: presentFields(nested, owner, language, path) }),
    };
  });
}
