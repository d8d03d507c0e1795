import { useTexts } from '../i18n';
import { EmptyState, Link, PageTitle } from '../ui';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <>
      <PageTitle>{t('common.noSuchPage')}</PageTitle>
      <EmptyState title={t('common.noSuchPageWhy')}>
        <Link to="/">{t('common.toMyWork')}</Link>
      </EmptyState>
    </>
  );
}
