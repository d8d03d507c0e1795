import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { isProblem, useSession } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, EmptyState, ErrorState, Notification, PageTitle, Select, Skeleton, Tabs } from '../../ui';
import { firstPeriod, isQuarter, quartersOf, type Tab, tabsOf, yearBefore } from './choices';
import './insights.css';
import { Now } from './now';
import { type ReportList, useIsEmpty, useReportList } from './queries';
import { ReportCard } from './report-card';

/** How the service does, in pictures: each says one thing, and only what may be told of so few families. */
export function InsightsPage() {
  const { t } = useTexts();
  const session = useSession().data;
  const roles = session?.user.roles ?? [];
  const [search, setSearch] = useSearchParams();
  const tabs = tabsOf(roles);
  const list = useReportList(tabs.includes('OUTCOMES'));
  const tab = tabs.find((each) => each === search.get('tab')) ?? tabs[0];
  const change = (name: string, value: string | undefined) => {
    const { [name]: _, ...rest } = Object.fromEntries(search);
    setSearch(value === undefined ? rest : { ...rest, [name]: value }, { replace: true, preventScrollReset: true });
  };
  if (tab === undefined) {
    return (
      <>
        <PageTitle>{t('insights.title')}</PageTitle>
        <EmptyState title={t('insights.notYours')} />
      </>
    );
  }
  return (
    <>
      <PageTitle
        after={
          <Button variant="supplementary" small icon="print" onClick={() => window.print()}>
            {t('insights.print')}
          </Button>
        }
      >
        {t('insights.title')}
      </PageTitle>
      <p className="h-lead">{t('insights.what_page')}</p>
      {(list.data?.training ?? (session?.mode === 'demo' && session.training)) ? (
        <Notification tone="alert" title={t('insights.training')}>
          <p>{t('insights.trainingWhy')}</p>
        </Notification>
      ) : null}
      <Tabs
        label={t('insights.rooms')}
        chosen={tab}
        onChoose={(id) => change('tab', id === tabs[0] ? undefined : id)}
        tabs={tabs.map((id) => ({ id, label: t(`insights.room.${id}`) }))}
      >
        {tab === 'NOW' ? <Now /> : null}
        {tab !== 'NOW' && list.isPending ? <Skeleton rows={6} /> : null}
        {tab !== 'NOW' && list.isError && list.data === undefined ? (
          <ErrorState
            title={(isProblem(list.error) && list.error.title) || t('common.notReached')}
            requestId={isProblem(list.error) ? list.error.requestId : undefined}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {tab === 'NOW' || list.data === undefined ? null : (
          <Room key={tab} room={tab} list={list.data} search={search} onChange={change} />
        )}
      </Tabs>
    </>
  );
}

interface RoomProps {
  readonly room: Exclude<Tab, 'NOW'>;
  readonly list: ReportList;
  readonly search: URLSearchParams;
  readonly onChange: (name: string, value: string | undefined) => void;
}

/** The reports of one room for one period. */
function Room({ room, list, search, onChange }: RoomProps) {
  const { t, language } = useTexts();
  const reports = list.reports.filter((report) => report.room === room);
  const yearly = reports.every((report) => report.yearly);
  const periods = list.periods.filter(({ code }) => !yearly || !isQuarter(code));
  const chosen = periods.find(({ code }) => code === search.get('period'))?.code;
  // Cases of practice run ahead of the year: without a choice the newest year that has anything is shown.
  const [tried, setTried] = useState<string>();
  const period = chosen ?? tried ?? firstPeriod(periods);
  const codes = reports.map(({ code }) => code);
  const isEmpty = useIsEmpty(codes, period);
  const earlier = chosen !== undefined || period === undefined ? undefined : yearBefore(period, periods);
  useEffect(() => {
    if (isEmpty === true && earlier !== undefined) setTried(earlier);
  }, [isEmpty, earlier]);
  const dimensions = reports.flatMap((report) => report.dimensions);
  const choices = dimensions.filter(({ code }, index) => dimensions.findIndex((each) => each.code === code) === index);
  if (period === undefined) {
    return (
      <EmptyState title={t('insights.noPeriod')}>
        <p>{t('insights.noPeriodWhy')}</p>
      </EmptyState>
    );
  }
  const by = isQuarter(period) ? null : (choices.find(({ code }) => code === search.get('by'))?.code ?? null);
  const shown = periods.find(({ code }) => code === period);
  const days = shown === undefined ? '' : `${longDay(language, shown.from)}–${longDay(language, shown.to)}`;
  return (
    <>
      <div className="h-tools i-tools">
        <Select
          id="period"
          label={t('insights.period')}
          empty={t('insights.choose')}
          value={period}
          options={periods.map(({ code, finished }) => ({
            code,
            text: `${code === 'rolling24' ? t('insights.rolling') : code}${finished ? '' : ` (${t('insights.running')})`}`,
          }))}
          onChange={(value) => onChange('period', value)}
        />
        {choices.length === 0 ? null : (
          <Select
            id="by"
            label={t('insights.by')}
            help={isQuarter(period) ? t('insights.byYears') : undefined}
            empty={t('insights.whole')}
            value={by ?? undefined}
            disabled={isQuarter(period)}
            options={choices}
            onChange={(value) => onChange('by', value)}
          />
        )}
      </div>
      <p className="i-printed">
        {t(`insights.room.${room}`)}, {days}
      </p>
      {isEmpty === true ? (
        <EmptyState title={t('insights.emptyPeriod')}>
          <p>{t('insights.emptyPeriodWhy')}</p>
        </EmptyState>
      ) : null}
      {(isEmpty === true ? [] : reports).map((report) => (
        <ReportCard
          key={report.code}
          code={report.code}
          title={report.title}
          period={period}
          by={report.dimensions.some(({ code }) => code === by) ? by : null}
          quarters={report.yearly || !/^\d{4}$/.test(period) ? [] : quartersOf(period, periods)}
        />
      ))}
    </>
  );
}
