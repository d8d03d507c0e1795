import type { KeyboardEvent } from 'react';
import { type CaseCounts, type CaseItemView, useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { Badge, DueBadge, Link, Skeleton } from '../../ui';
import { useCasesAt } from './cases-at';

type Status = CaseCounts['statuses'][number];

/** One column for each stage; the arrow keys move between the cases of all columns. */
export function Board({ statuses }: { readonly statuses: readonly Status[] }) {
  const { t } = useTexts();
  return (
    <>
      <div className="h-board" role="group" aria-label={t('pathway.view.board')} onKeyDown={move}>
        {statuses.map((status) => (
          <Column key={status.code} status={status} />
        ))}
      </div>
      <p className="h-small h-no-print">{t('pathway.keys')}</p>
    </>
  );
}

function Column({ status }: { readonly status: Status }) {
  const { t } = useTexts();
  const list = useCasesAt(status.code, status.cases === 0);
  const items = list.data?.items ?? [];
  const rest = status.cases - items.length;
  return (
    <section
      className={`h-board__column ${status.cases === 0 ? 'h-board__column--empty' : ''}`}
      aria-labelledby={`column-${status.code}`}
    >
      <h2 id={`column-${status.code}`} className="h-board__title">
        {status.text} <span className="h-count">{status.cases}</span>
      </h2>
      {status.late > 0 ? (
        <Badge tone="error" icon="alert">
          {t('pathway.late', { count: status.late })}
        </Badge>
      ) : null}
      {status.cases === 0 ? <p className="h-small">{t('pathway.nobody')}</p> : null}
      {list.isPending && status.cases > 0 ? <Skeleton rows={2} /> : null}
      {list.isError && list.data === undefined ? <p className="h-small">{t('common.notReached')}</p> : null}
      <ul className="h-plain-list">
        {items.map((item) => (
          <CaseCard key={item.id} item={item} />
        ))}
      </ul>
      {list.data !== undefined && rest > 0 ? (
        <p className="h-small">
          <Link to={`/cases?status=${status.code}`}>{t('pathway.rest', { count: rest })}</Link>
        </p>
      ) : null}
    </section>
  );
}

function CaseCard({ item }: { readonly item: CaseItemView }) {
  const { t } = useTexts();
  const staff = useStaff();
  const lead = staff.data?.items.find(({ id }) => id === item.lead)?.displayName ?? '–';
  const to = item.status === 'RETURNED' ? `/referrals/${item.id}` : `/cases/${item.id}`;
  return (
    <li className={`h-board__card ${item.late ? 'h-board__card--late' : ''}`}>
      <Link to={to} data-card>
        {item.reference}
      </Link>
      {item.initials === null ? null : <span className="h-small">{item.initials}</span>}
      {item.due === null ? (
        <span className="h-small">{t('pathway.noDue')}</span>
      ) : (
        <DueBadge {...item.due} paused={false} />
      )}
      {item.overlays.includes('PAUSED') ? (
        <Badge tone="info" icon="pause">
          {t('common.paused')}
        </Badge>
      ) : null}
      {item.training ? <Badge>{t('referral.queue.training')}</Badge> : null}
      {staff.data === undefined ? null : (
        <span className="h-small">{item.lead === null ? t('pathway.untaken') : lead}</span>
      )}
    </li>
  );
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
  if (step === undefined) return;
  const columns = [...event.currentTarget.querySelectorAll('.h-board__column')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')])
    .filter((cards) => cards.length > 0);
  const column = columns.findIndex((cards) => cards.some((card) => card === document.activeElement));
  const card = columns[column]?.findIndex((each) => each === document.activeElement) ?? -1;
  if (card === -1) return;
  const [across = 0, down = 0] = step;
  const cards = columns[column + across];
  const next = cards?.[Math.min(cards.length - 1, card + down)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
