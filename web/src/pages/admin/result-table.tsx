import type { ReassignView } from '../../api';
import { shortDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Checkbox, Link, Table } from '../../ui';

type Item = ReassignView['items'][number];

const LOOKS = {
  READY: ['info', 'forward'],
  DONE: ['success', 'check'],
  REFUSED: ['error', 'alert'],
} as const;

interface Props {
  readonly caption: string;
  readonly items: readonly Item[];
  /** Tasks that are left where they are, and how to change that; only before anything is done. */
  readonly left?: ReadonlySet<string>;
  readonly onLeave?: (taskId: string, leave: boolean) => void;
}

/** What became of each task, or what would: one line each, with the reason where it was refused. */
export function ResultTable({ caption, items, left, onLeave }: Props) {
  const { t, language } = useTexts();
  const choice = {
    name: t('admin.reassign.along'),
    cell: ({ taskId, title, caseReference, result }: Item) =>
      result === 'READY' ? (
        <Checkbox
          id={`along-${taskId}`}
          label={t('admin.reassign.alongOne', { title, reference: caseReference })}
          checked={left?.has(taskId) !== true}
          onChange={(checked) => onLeave?.(taskId, !checked)}
        />
      ) : (
        title
      ),
  };
  const title = {
    name: t('admin.reassign.task'),
    cell: (item: Item) => <Link to={`/tasks/${item.taskId}`}>{item.title}</Link>,
  };
  return (
    <Table
      caption={caption}
      rows={items}
      rowKey={({ taskId }) => taskId}
      columns={[
        onLeave === undefined ? title : choice,
        ...(onLeave === undefined
          ? [{ name: t('admin.reassign.case'), cell: (item: Item) => item.caseReference }]
          : []),
        { name: t('admin.reassign.due'), cell: (item) => shortDay(language, item.dueOn) },
        {
          name: t('admin.reassign.outcome'),
          cell: ({ result, text }) => (
            <>
              <Badge tone={LOOKS[result][0]} icon={LOOKS[result][1]}>
                {t(`admin.reassign.results.${result}`)}
              </Badge>{' '}
              {text}
            </>
          ),
        },
      ]}
    />
  );
}
