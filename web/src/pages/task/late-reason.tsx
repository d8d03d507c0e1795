import type { FieldView } from '../../api';
import { useTexts } from '../../i18n';

const REASONS = [
  'FAMILY_NOT_REACHED',
  'FAMILY_CANCELLED',
  'INTERPRETER_UNAVAILABLE',
  'WORKER_ABSENCE',
  'WORKLOAD',
  'WAITING_OTHER_AUTHORITY',
  'WAITING_CONSENT',
  'HOLIDAY_PERIOD',
  'OTHER',
];
const OTHER_MAX = 200;

/** Why it came late, where the form doesn't ask by itself: has to be said once the lateness was told to somebody above. */
export function useLateFields(task: {
  readonly late: boolean;
  readonly escalationLevel: number;
  readonly fields: readonly FieldView[];
}): readonly FieldView[] {
  const { t } = useTexts();
  if (!task.late || task.fields.some(({ name }) => name === 'overdueReason')) return [];
  return [
    {
      name: 'overdueReason',
      kind: 'CODE',
      class: 'OP',
      label: t('task.lateReason'),
      required: task.escalationLevel > 0,
      options: REASONS.map((code) => ({ code, text: t(`overdueReasons.${code}`) })),
    },
    {
      name: 'overdueReasonText',
      kind: 'TEXT',
      class: 'SOC',
      label: t('task.lateReasonText'),
      required: false,
      requiredWhen: { field: 'overdueReason', is: 'OTHER' },
      max: OTHER_MAX,
    },
  ];
}
