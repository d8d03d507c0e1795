import { type CaseDetail, type TaskDetail, useStaff } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Card, DueBadge, Facts, HelpTip, Link } from '../../ui';

/** What somebody needs to know of the case while they fill in the form. */
export function CaseGlance({ task, of }: { readonly task: TaskDetail; readonly of: CaseDetail | undefined }) {
  const { t, language } = useTexts();
  const staff = useStaff();
  const nameOf = (id: string | null) =>
    id === null ? undefined : staff.data?.items.find((person) => person.id === id)?.displayName;
  const others =
    of?.tasks.filter((each) => each.id !== task.id && (each.status === 'OPEN' || each.status === 'IN_PROGRESS')) ?? [];
  const moved = task.dueMoves.at(-1);
  return (
    <>
      <Card title={t('task.glance')}>
        <Facts
          items={[
            { name: t('task.case'), value: <Link to={`/cases/${task.caseId}`}>{task.caseReference}</Link> },
            ...(of === undefined ? [] : [{ name: t('task.status'), value: t(`statuses.${of.status}`) }]),
            { name: t('task.waitsFor'), value: nameOf(task.assignee) ?? t(`roles.${task.role}`) },
            ...(task.deputy === null ? [] : [{ name: t('task.deputy'), value: nameOf(task.deputy) ?? '' }]),
            { name: t('task.due'), value: longDay(language, task.dueOn) },
            ...(moved === undefined ? [] : [{ name: t('task.moved'), value: moved.text }]),
            ...(task.clock === 'STATUTORY'
              ? [
                  {
                    name: t('task.limit'),
                    value: (
                      <>
                        {t('task.statutory')} <HelpTip word="statutory" />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {of === undefined || of.team.length === 0 ? null : (
        <Card title={t('task.team')}>
          <Facts
            items={of.team.map(({ key, displayName }) => ({
              name: t(`roles.${key}`, { defaultValue: key }),
              value: displayName,
            }))}
          />
        </Card>
      )}
      {others.length === 0 ? null : (
        <Card title={t('task.alsoOpen')}>
          <ul className="h-plain-list">
            {others.map((each) => (
              <li key={each.id}>
                <Link to={`/tasks/${each.id}`}>{each.title}</Link> <DueBadge {...each} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
