import { useMemo, useState } from 'react';
import { useTexts } from '../i18n';
import { Dialog } from '../ui';
import { useShortcuts } from './shortcuts';

const KEYS = ['j', 'k', 'Enter', '/', 'b', '?'] as const;
const NAMES: Readonly<Record<(typeof KEYS)[number], string>> = {
  j: 'next',
  k: 'previous',
  Enter: 'enter',
  '/': 'search',
  b: 'bell',
  '?': 'help',
};

/** `?` on any page tells which key does what. */
export function KeysHelp() {
  const [open, setOpen] = useState(false);
  useShortcuts(useMemo(() => ({ '?': () => setOpen(true) }), []));
  return open ? <Keys onClose={() => setOpen(false)} /> : null;
}

function Keys({ onClose }: { readonly onClose: () => void }) {
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
