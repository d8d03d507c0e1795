import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../i18n';
import { Icon } from './icon';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape and the cross; a dialog without it can only be answered. */
  readonly onClose?: () => void;
  readonly covers?: boolean;
}

/** The browser's own dialog: keeps the focus, gives it back, closes on Escape. Shown for as long as it is rendered. */
export function Dialog({ title, children, onClose, covers = false }: DialogProps) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`h-dialog ${covers ? 'h-dialog--covers' : ''}`}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div className="h-dialog__head">
        <h2 id={name}>{title}</h2>
        {onClose === undefined ? null : (
          <button type="button" className="h-icon-button" onClick={onClose} aria-label={t('common.close')}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
