import { type CaseCounts, type CaseItemView, useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { Link, Table } from '../../ui';
import { useCasesAt } from './cases-at';
import { NextDue } from './next-due';

type Status = CaseCounts['statuses'][number];

/** The board as tables: one for each stage that has cases. */
export function BoardTable({ statuses }: { readonly statuses: readonly Status[] }) {
  return statuses.filter(({ cases }) => cases > 0).map((status) => <OneStage key={status.code} status={status} />);
}

function OneStage({ status }: { readonly status: Status }) {
  const { t } = useTexts();
  const staff = useStaff();
  const list = useCasesAt(status.code, false);
  const nameOf = (item: CaseItemView) => staff.data?.items.find(({ id }) => id === item.lead)?.displayName ?? '–';
  return (
    <div className="h-group-of-rows">
      <Table
        caption={`${status.text}: ${t('pathway.cases', { count: status.cases })}`}
        rowKey={({ id }) => id}
        rows={list.data?.items ?? []}
        columns={[
          { name: t('pathway.case'), cell: (item) => <Link to={`/cases/${item.id}`}>{item.reference}</Link> },
          { name: t('pathway.due'), cell: (item) => <NextDue item={item} /> },
          { name: t('pathway.lead'), cell: nameOf },
        ]}
      />
    </div>
  );
}
