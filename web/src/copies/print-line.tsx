import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { dayAndTime } from '../dates';
import { useTexts } from '../i18n';

/** On paper only: that it is confidential, who printed it and when. */
export function PrintLine({ name }: { readonly name: string }) {
  const { t, language } = useTexts();
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const printing = () => flushSync(() => setAt(new Date().toISOString()));
    addEventListener('beforeprint', printing);
    return () => removeEventListener('beforeprint', printing);
  }, []);
  return (
    <p className="h-print-only h-print-line">
      <strong>{t('common.printed.confidential')}</strong>{' '}
      {t('common.printed.by', { name, time: dayAndTime(language, at) })}
    </p>
  );
}
