import { type CaseDetail, type FieldView, type FormData, useCaseForms } from '../../api';
import { Answers } from '../../form';
import { useTexts } from '../../i18n';
import { Card } from '../../ui';

/** Code of the form that began the case. */
const OPENING = 'INTAKE';
/** Who somebody is and how they are reached; the rest is read under what is recorded. */
const CHILD = ['child.givenName', 'child.familyName', 'child.dateOfBirth'];
const GUARDIAN = ['name', 'relation', 'phone', 'contactAllowed', 'languageCode'];

/** Whose case it is and whom to call, for those who may read it. */
export function Family({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  const forms = useCaseForms(of.id);
  const fields = forms.data?.written.find(({ code }) => code === OPENING)?.fields ?? [];
  const shown = fields.filter(({ name }) => CHILD.includes(name) || name === 'guardians').map(shortened);
  const data = openingOf(of);
  if (data === undefined || shown.length === 0) return null;
  return (
    <Card title={t('case.family')}>
      <Answers fields={shown} data={data} />
    </Card>
  );
}

function shortened(field: FieldView): FieldView {
  if (field.fields === undefined) return field;
  return { ...field, fields: field.fields.filter(({ name }) => GUARDIAN.includes(name)) };
}

/** The newest answers of the opening form that the reader may read; undefined where there are none, or where they were erased. */
export function openingOf({ sections }: Pick<CaseDetail, 'sections'>): FormData | undefined {
  const written = Object.values(sections).flat();
  const newest = written.filter(({ code, data }) => code === OPENING && data !== null).sort((a, b) => b.seq - a.seq)[0];
  return newest?.data ?? undefined;
}
