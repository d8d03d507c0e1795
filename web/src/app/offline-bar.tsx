import { useEffect, useState } from 'react';
import { clockTime } from '../dates';
import { useTexts } from '../i18n';

/** Says that the line is down, and since when what is shown may be old. */
export function OfflineBar() {
  const { t, language } = useTexts();
  const [since, setSince] = useState<string | null>(navigator.onLine ? null : new Date().toISOString());
  useEffect(() => {
    const down = () => setSince(new Date().toISOString());
    const up = () => setSince(null);
    addEventListener('offline', down);
    addEventListener('online', up);
    return () => {
      removeEventListener('offline', down);
      removeEventListener('online', up);
    };
  }, []);
  return (
    <div role="status" className={since === null ? '' : 'h-bar h-bar--alert'}>
      {since === null ? null : (
        <p className="h-container">{t('common.offlineSince', { time: clockTime(language, since) })}</p>
      )}
    </div>
  );
}
