import type { HistoryLine } from '../../api';
import { clockTime, fullDay, helsinkiDay } from '../../dates';
import { useTexts } from '../../i18n';
import { EmptyState } from '../../ui';
import { byDay } from './engine-lines';

/** What happened, day by day, as a colleague would tell it. */
export function PlainColumn({ lines, words }: { readonly lines: readonly HistoryLine[]; readonly words: string }) {
  const { t, language } = useTexts();
  const wanted = words.trim().toLowerCase();
  const shown = lines.filter(({ text, code, stepCode }) =>
    `${text} ${code} ${stepCode ?? ''}`.toLowerCase().includes(wanted),
  );
  if (shown.length === 0)
    return <EmptyState title={t(wanted === '' ? 'admin.history.nothingYet' : 'admin.history.noneFound')} />;
  return (
    <>
      <p className="h-small" role="status">
        {t('admin.history.lines', { count: shown.length })}
      </p>
      {byDay(shown, helsinkiDay).map(({ day, items }) => (
        <div key={day} className="h-day">
          <h3>{fullDay(language, day)}</h3>
          <ol className="h-log">
            {items.map(({ seq, at, text }) => (
              <li key={seq} className="h-log__line">
                <span className="h-log__at">{clockTime(language, at)}</span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}
