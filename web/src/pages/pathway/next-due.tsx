import type { CaseItemView } from '../../api';
import { helsinkiDay, shortDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge } from '../../ui';

/** What is due next in a case; that something is late is the server's word. */
export function NextDue({ item }: { readonly item: CaseItemView }) {
  const { t, language } = useTexts();
  const day = item.nextDueAt === null ? null : shortDay(language, helsinkiDay(item.nextDueAt));
  if (item.late)
    return (
      <Badge tone="error" icon="alert">
        {day === null ? t('pathway.isLate') : t('pathway.isLateSince', { day })}
      </Badge>
    );
  return <span className="h-small">{day === null ? t('pathway.noDue') : t('pathway.next', { day })}</span>;
}
