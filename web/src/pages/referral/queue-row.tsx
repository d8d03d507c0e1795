import type { ReferralItemView } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, ButtonLink, DueBadge, Link, Meter } from '../../ui';

/** One referral of the queue: how old, what is missing, what it waits for; on the waiting list the law's limit as a bar. */
export function QueueRow({ item }: { readonly item: ReferralItemView }) {
  const { t } = useTexts();
  const { task } = item;
  const writing = item.status === 'DRAFT' || item.status === 'RETURNED';
  const to = writing || task === null ? `/referrals/${item.id}` : `/tasks/${task.id}`;
  const reference = item.reference === '' ? t('referral.queue.draft') : item.reference;
  const name = item.initials === null ? reference : t('referral.queue.named', { reference, initials: item.initials });
  const late = task?.timeliness.kind === 'OVERDUE' ? 'late' : task?.timeliness.kind === 'TODAY' ? 'today' : 'on-time';
  return (
    <li className={`h-row h-row--queue h-row--${late}`}>
      <div className="h-row__what">
        <Link to={to} className="h-row__title" data-row>
          {name}
        </Link>
        <span className="h-row__sub">
          {t(item.submittedOn === null ? 'referral.queue.ageDraft' : 'referral.queue.ageSent', { count: item.ageWd })}
        </span>
      </div>
      <span className="h-row__due">
        {item.training ? <Badge tone="info">{t('referral.queue.training')}</Badge> : null}
        {item.missing.length > 0 ? <Badge>{t('referral.missing', { count: item.missing.length })}</Badge> : null}
        {writing && item.missing.length === 0 ? <Badge tone="success">{t('referral.ready')}</Badge> : null}
        {item.returns > 0 ? <Badge tone="alert">{t('referral.queue.returns', { count: item.returns })}</Badge> : null}
      </span>
      <span className="h-row__due">
        {task === null || task.kind === 'TARGET' ? null : <DueBadge {...task} />}
        {task === null ? null : <span className="h-row__sub">{task.title}</span>}
      </span>
      <span className="h-row__do">
        <ButtonLink
          variant="secondary"
          small
          to={to}
          tabIndex={-1}
          aria-label={`${t(writing ? 'referral.queue.goOn' : 'referral.queue.open')}: ${name}`}
        >
          {t(writing ? 'referral.queue.goOn' : 'referral.queue.open')}
        </ButtonLink>
      </span>
      {item.status === 'WAITLISTED' && item.limit !== null ? <Limit limit={item.limit} /> : null}
    </li>
  );
}

function Limit({ limit }: { readonly limit: NonNullable<ReferralItemView['limit']> }) {
  const { t, language } = useTexts();
  const tone = limit.state === 'BREACHED' || limit.wdLeft === 0 ? 'error' : limit.state === 'ALARM' ? 'alert' : 'plain';
  return (
    <div className="h-row__limit">
      <Meter share={limit.share} tone={tone} label={t('referral.queue.limitLeft', { count: limit.wdLeft })} />
      <span className="h-small">
        {t('referral.queue.limit', { day: longDay(language, limit.dueOn), law: limit.source })}{' '}
        <strong>{t('referral.queue.limitLeft', { count: limit.wdLeft })}</strong>
      </span>
    </div>
  );
}
