import type { FieldView } from '../../api';
import { clockTime } from '../../dates';
import { useTexts } from '../../i18n';
import type { ReferralDraft } from './use-referral-draft';

/** Where what was typed is: "saved 9.14". */
export function SaveLine({ draft, fields }: { readonly draft: ReferralDraft; readonly fields: readonly FieldView[] }) {
  const { t, language } = useTexts();
  const { state } = draft;
  return (
    <span role="status" className={`h-draft__state h-draft__state--${state.kind}`}>
      {words()}
    </span>
  );

  function words(): string {
    if (state.kind === 'over') return t('referral.over');
    if (state.kind !== 'saved') return t(`task.draft.${state.kind}`);
    const time = clockTime(language, state.at);
    if (state.without.length === 0) return t('task.draft.saved', { time });
    const labels = fields.filter(({ name }) => state.without.includes(name)).map(({ label }) => label);
    return t('task.draft.savedWithout', { time, fields: labels.join(', ') });
  }
}
