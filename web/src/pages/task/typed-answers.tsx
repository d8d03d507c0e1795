import type { FieldView, TaskDetail } from '../../api';
import { Answers, type Typed } from '../../form';
import { useTexts } from '../../i18n';
import { useLateFields } from './late-reason';

/** What somebody typed into a task, to read: the result they chose, the form, and why they step in. */
export function TypedAnswers({ task, typed }: { readonly task: TaskDetail; readonly typed: Typed }) {
  const { t } = useTexts();
  const late = useLateFields(task);
  // No field of a form has such a name.
  const beside = (name: string, label: string, more: Partial<FieldView>): FieldView => ({
    name,
    kind: 'TEXT',
    class: 'SOC',
    label,
    required: false,
    ...more,
  });
  const fields = [
    beside('#outcome', t('task.outcome'), { kind: 'CODE', options: task.outcomeTexts }),
    ...task.fields,
    ...late,
    beside('#reason', t('task.why'), {}),
  ];
  return <Answers fields={fields} data={{ ...typed.data, '#outcome': typed.outcome, '#reason': typed.reason }} />;
}
