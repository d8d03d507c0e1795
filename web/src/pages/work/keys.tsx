import { useTexts } from '../../i18n';
import { Dialog } from '../../ui';

const KEYS = ['j', 'k', 'Enter', '/', '?'] as const;
const NAMES: Readonly<Record<(typeof KEYS)[number], string>> = {
  j: 'next',
  k: 'previous',
  Enter: 'enter',
  '/': 'search',
  '?': 'help',
};

/** Which key does what. */
export function Keys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog title={t('work.keys.title')} onClose={onClose}>
      <dl className="h-keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`work.keys.${NAMES[key]}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
