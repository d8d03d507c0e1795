import type { ReactNode } from 'react';
import { shortDay } from '../dates';
import { useTexts } from '../i18n';
import { Icon, type IconName } from './icon';

export type BadgeTone = 'neutral' | 'info' | 'success' | 'alert' | 'error';

/** A few words on a ground; never looks like a button, and never says by colour alone. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: BadgeTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`h-badge h-badge--${tone}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  );
}

interface Due {
  readonly dueOn: string;
  readonly paused: boolean;
  /** As the server computed it; the browser never derives lateness from its own clock. */
  readonly timeliness: { readonly kind: 'ON_TIME' | 'SOON' | 'TODAY' | 'OVERDUE' | 'DONE_LATE'; readonly days: number };
}

const LOOKS = {
  OVERDUE: ['error', 'alert'],
  TODAY: ['alert', 'clock'],
  SOON: ['alert', 'clock'],
  ON_TIME: ['neutral', undefined],
  DONE_LATE: ['neutral', 'check'],
} as const satisfies Readonly<Record<Due['timeliness']['kind'], readonly [BadgeTone, IconName | undefined]>>;

/** How something stands to its due date, in words, with the day beneath. */
export function DueBadge({ dueOn, paused, timeliness: { kind, days } }: Due) {
  const { t, language } = useTexts();
  const [tone, icon] = LOOKS[kind];
  return (
    <span className="h-due">
      {paused ? (
        <Badge tone="info" icon="pause">
          {t('common.paused')}
        </Badge>
      ) : (
        <Badge tone={tone} {...(icon === undefined ? {} : { icon })}>
          {t(`common.due.${kind}`, { count: days })}
        </Badge>
      )}
      <span className="h-due__day">{shortDay(language, dueOn)}</span>
    </span>
  );
}
