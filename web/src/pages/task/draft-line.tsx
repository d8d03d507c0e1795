import type { FieldView } from '../../api';
import { clockTime } from '../../dates';
import type { DraftState } from '../../form';
import { useTexts } from '../../i18n';
import { Button } from '../../ui';

interface Props {
  readonly state: DraftState;
  readonly fields: readonly FieldView[];
  readonly onSave: () => void;
}

/** Says where what was typed is: "saved 9.14". */
export function DraftLine({ state, fields, onSave }: Props) {
  const { t, language } = useTexts();
  return (
    <div className="h-draft">
      <Button variant="supplementary" small onClick={onSave}>
        {t('task.saveDraft')}
      </Button>
      <span role="status" className={`h-draft__state h-draft__state--${state.kind}`}>
        {words()}
      </span>
    </div>
  );

  function words(): string {
    if (state.kind !== 'saved') return t(`task.draft.${state.kind}`);
    const time = clockTime(language, state.at);
    if (state.without.length === 0) return t('task.draft.saved', { time });
    const labels = fields.filter(({ name }) => state.without.includes(name)).map(({ label }) => label);
    return t('task.draft.savedWithout', { time, fields: labels.join(', ') });
  }
}
