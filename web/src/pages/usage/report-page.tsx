import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ClientReportView, isProblem } from '../../api';
import { LANGUAGE_NAMES, useTexts } from '../../i18n';
import { Button, CheckboxGroup, DateField, ErrorState, Link, PageTitle, RadioGroup, TextArea } from '../../ui';
import { useReport } from './queries';

/** The report a client is entitled to, made in the client's language and printed from here. */
export function ReportPage() {
  const { t, language: own } = useTexts();
  const [search] = useSearchParams();
  const caseId = search.get('case') ?? '';
  const report = useReport();
  const [language, setLanguage] = useState<string>(own);
  const [from, setFrom] = useState<string | undefined>();
  const [without, setWithout] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [people, setPeople] = useState<ClientReportView['people']>([]);
  const make = () =>
    report.mutate(
      { caseId, language, from, without, reason: reason.trim() || undefined },
      {
        onSuccess: (made) =>
          setPeople((known) => [...known, ...made.people.filter(({ id }) => !known.some((each) => each.id === id))]),
      },
    );
  return (
    <>
      <div className="h-no-print">
        <p>
          <Link to="/admin/usage-log">{t('usage.report.back')}</Link>
        </p>
        <PageTitle>{t('usage.report.title')}</PageTitle>
        <p className="h-lead">{t('usage.report.what')}</p>
        <form
          className="h-form"
          onSubmit={(event) => {
            event.preventDefault();
            make();
          }}
        >
          <RadioGroup
            id="language"
            label={t('usage.report.language')}
            options={Object.entries(LANGUAGE_NAMES).map(([code, text]) => ({ code, text }))}
            value={language}
            onChange={(code) => setLanguage(code ?? own)}
          />
          <DateField
            id="from"
            label={t('usage.report.from')}
            help={t('usage.report.fromHelp')}
            value={from}
            onChange={setFrom}
          />
          {people.length === 0 ? null : (
            <CheckboxGroup
              id="without"
              label={t('usage.report.without')}
              help={t('usage.report.withoutHelp')}
              options={people.map(({ id, name }) => ({ code: id, text: name }))}
              value={without}
              onChange={setWithout}
            />
          )}
          <TextArea id="reason" label={t('usage.report.reason')} value={reason} onChange={setReason} maxLength={500} />
          <div className="h-actions">
            <Button type="submit" busy={report.isPending}>
              {t('usage.report.make')}
            </Button>
            {report.data === undefined ? null : (
              <Button variant="secondary" onClick={() => window.print()}>
                {t('usage.report.print')}
              </Button>
            )}
          </div>
        </form>
        {report.isError ? (
          <ErrorState title={(isProblem(report.error) && report.error.title) || t('common.notReached')} />
        ) : null}
      </div>
      {report.data === undefined ? null : <Printed report={report.data} />}
    </>
  );
}

function Printed({ report }: { readonly report: ClientReportView }) {
  const [when, who, what, why, times] = report.columns;
  return (
    <article lang={report.language}>
      <h2>{report.title}</h2>
      {report.words.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <table className="h-table">
        <thead>
          <tr>
            {[when, who, what, why, times].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={`${row.when} ${row.who} ${row.what} ${row.why}`}>
              <td data-name={when}>{row.when}</td>
              <td data-name={who}>{row.who}</td>
              <td data-name={what}>{row.what}</td>
              <td data-name={why}>{row.why}</td>
              <td data-name={times}>{row.times}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
