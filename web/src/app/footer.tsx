import { useTexts } from '../i18n';
import { Link } from '../ui';

/** Where help and the statements are: on every page in the same place. */
export function Footer() {
  const { t } = useTexts();
  return (
    <footer className="h-footer">
      <nav className="h-container h-footer__links" aria-label={t('common.footer.name')}>
        <Link to="/help">{t('common.footer.help')}</Link>
        <Link to="/accessibility">{t('common.footer.accessibility')}</Link>
        <Link to="/privacy">{t('common.footer.privacy')}</Link>
      </nav>
    </footer>
  );
}
