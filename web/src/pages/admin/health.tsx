import { isProblem, useSession } from '../../api';
import { useTexts } from '../../i18n';
import { Badge, ErrorState, Skeleton } from '../../ui';
import { type Health as HealthView, useHealth } from './queries';

const RELAY_LATE_S = 60;

type Part = 'saving' | 'reminders' | 'telling' | 'mail';

/** The parts as people feel them, and whether each does its work; null: nobody can tell just now. */
export function partsOf(health: HealthView): readonly { readonly part: Part; readonly well: boolean | null }[] {
  const { postgres, ready, temporal, worker, relayLagSeconds, undelivered } = health;
  return [
    { part: 'saving', well: postgres && ready },
    { part: 'reminders', well: temporal && worker },
    { part: 'telling', well: relayLagSeconds === null ? null : relayLagSeconds <= RELAY_LATE_S },
    { part: 'mail', well: undelivered === null ? null : undelivered === 0 },
  ];
}

/** What the clock hears of is for who keeps the installation running: nobody else can do anything about it. */
function partsFor(roles: readonly string[], health: HealthView): ReturnType<typeof partsOf> {
  return partsOf(health).filter(({ part }) => part !== 'telling' || roles.includes('ADMIN'));
}

/** How the installation does, said by what people notice of it. */
export function Health() {
  const { t } = useTexts();
  const { data, isPending, error, refetch } = useHealth();
  const roles = useSession().data?.user.roles ?? [];
  if (isPending) return <Skeleton rows={4} />;
  if (data === undefined) {
    return (
      <ErrorState
        title={(isProblem(error) && error.title) || t('common.notReached')}
        requestId={isProblem(error) ? error.requestId : undefined}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <ul className="h-health">
      {partsFor(roles, data).map(({ part, well }) => (
        <li key={part} className="h-health__part">
          <strong>{t(`admin.health.${part}.name`)}</strong>
          <Badge tone={well === null ? 'neutral' : well ? 'success' : 'error'} icon={well ? 'check' : 'alert'}>
            {t(well === null ? 'admin.health.unknown' : well ? 'admin.health.well' : 'admin.health.ill')}
          </Badge>
          <span className="h-health__felt">
            {t(`admin.health.${part}.${well === false ? 'ill' : 'well'}`, { count: data.undelivered ?? 0 })}
          </span>
        </li>
      ))}
    </ul>
  );
}
