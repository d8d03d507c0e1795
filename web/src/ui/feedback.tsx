import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n';
import { Button } from './button';
import { Icon, type IconName } from './icon';

type Tone = 'info' | 'success' | 'alert' | 'error';
const ICONS: Readonly<Record<Tone, IconName>> = { info: 'info', success: 'check', alert: 'alert', error: 'alert' };

interface NotificationProps {
  readonly tone?: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Read aloud when it appears: politely, or at once where something failed. */
  readonly live?: boolean;
  /** Gets the focus when it appears: for what follows from the person's own deed. */
  readonly focus?: boolean;
}

/** A box that says something about the page. */
export function Notification({ tone = 'info', title, children, live = false, focus = false }: NotificationProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <section ref={box} tabIndex={focus ? -1 : undefined} className={`h-notice h-notice--${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div className="h-notice__words">
        <h2 className="h-notice__title">{title}</h2>
        {children}
      </div>
    </section>
  );
}

/** Grey lines of the height of what will come, so that nothing jumps; silent and unseen for the first moment. */
export function Skeleton({ rows = 5, height = 'row' }: { readonly rows?: number; readonly height?: 'row' | 'field' }) {
  const { t } = useTexts();
  const slow = useLater(300);
  return (
    <div className={`h-skeleton h-skeleton--${height}`} role="status">
      <span className="visually-hidden">{slow ? t('common.loading') : ''}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div className={`h-skeleton__row ${slow ? 'h-skeleton__row--seen' : ''}`} key={index} />
      ))}
    </div>
  );
}

/** Why there is nothing here, and what will fill it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="h-empty">
      <p className="h-empty__title">{title}</p>
      {children}
    </div>
  );
}

interface ErrorStateProps {
  /** What failed, as the server told it. */
  readonly title: string;
  readonly requestId?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** What failed, what is safe, how to try again, and the number to quote. */
export function ErrorState({ title, requestId, onRetry }: ErrorStateProps) {
  const { t } = useTexts();
  return (
    <Notification tone="error" title={title} live>
      <p>{t('common.nothingLost')}</p>
      {onRetry === undefined ? null : (
        <Button variant="secondary" small onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      {requestId === undefined ? null : (
        <p className="h-small">
          {t('common.reference')} <code>{requestId}</code>
        </p>
      )}
    </Notification>
  );
}

function useLater(ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return later;
}
