import { useTexts } from '../i18n';
import { ErrorState, PageTitle } from '../ui';

/** A page that broke: the rest of the product goes on, and drafts are on the server. */
export function RouteFault() {
  const { t } = useTexts();
  return (
    <div className="h-container">
      <PageTitle>{t('common.broken')}</PageTitle>
      <ErrorState title={t('common.brokenWhy')} onRetry={() => location.reload()} />
    </div>
  );
}
