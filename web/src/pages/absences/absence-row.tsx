import { useState } from 'react';
import { isProblem, useCommand } from '../../api';
import { helsinkiDay, longDay, shortDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Button, Link, Skeleton, Table } from '../../ui';
import { type Absence, useAbsence } from './queries';

interface Props {
  readonly absence: Absence;
  readonly nameOf: (id: string | null) => string;
  readonly writes: boolean;
}

/** One absence: who, when, who covers; what is covered on request. */
export function AbsenceRow({ absence, nameOf, writes }: Props) {
  const { t, language } = useTexts();
  const end = useCommand();
  const [open, setOpen] = useState(false);
  const days = t('absences.days', { from: longDay(language, absence.from), to: longDay(language, absence.to) });
  const name = nameOf(absence.userId);
  const act = t(absence.state === 'PLANNED' ? 'absences.cancel' : 'absences.end');
  return (
    <li className="h-row h-row--absence">
      <div className="h-row__what">
        <strong>{name}</strong>
        <span className="h-row__sub">{days}</span>
      </div>
      <span className="h-row__due">
        <Badge tone={absence.state === 'CURRENT' ? 'info' : 'neutral'}>{t(`absences.states.${absence.state}`)}</Badge>
        <span className="h-row__sub">{t(`absences.reasons.${absence.reason}`)}</span>
      </span>
      <span>
        <span className="h-row__sub">{t('absences.cover')}: </span>
        {nameOf(absence.cover)}
      </span>
      <span className="h-row__do">
        {writes ? (
          <Button
            variant="secondary"
            small
            busy={end.isPending}
            aria-label={`${act}: ${name}, ${days}`}
            onClick={() => end.mutate({ path: `/api/v1/absences/${absence.id}/end`, body: {} })}
          >
            {act}
          </Button>
        ) : null}
      </span>
      <details className="h-row__limit" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('absences.covered')}</summary>
        {open ? <Covered id={absence.id} nameOf={nameOf} /> : null}
      </details>
      <span role="alert" className="h-row__fault">
        {end.error === null ? '' : (isProblem(end.error) && end.error.title) || t('common.notReached')}
      </span>
    </li>
  );
}

function Covered({ id, nameOf }: { readonly id: string; readonly nameOf: Props['nameOf'] }) {
  const { t, language } = useTexts();
  const detail = useAbsence(id, true);
  if (detail.isError) return <p>{(isProblem(detail.error) && detail.error.title) || t('common.notReached')}</p>;
  if (detail.data === undefined) return <Skeleton rows={2} />;
  if (detail.data.tasks.length === 0) return <p>{t('absences.nothingCovered')}</p>;
  return (
    <Table
      caption={t('absences.covered')}
      rows={detail.data.tasks}
      rowKey={(task) => task.id}
      columns={[
        {
          name: t('absences.task'),
          cell: (task) => (
            <Link to={`/tasks/${task.id}`}>
              {task.title}, {task.caseReference}
            </Link>
          ),
        },
        { name: t('absences.due'), cell: (task) => shortDay(language, helsinkiDay(task.dueAt)) },
        {
          name: t('absences.with'),
          cell: (task) => (task.actingId === null ? t('absences.pool') : nameOf(task.actingId)),
        },
      ]}
    />
  );
}
