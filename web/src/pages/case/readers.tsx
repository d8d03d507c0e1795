import { useState } from 'react';
import { isProblem, useReaders } from '../../api';
import { useTexts } from '../../i18n';
import { ErrorState, Facts, Skeleton } from '../../ui';

/** What each worker of the case may read; asked for only when somebody wants to know. */
export function Readers({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const { data, isError, error, refetch } = useReaders(id, asked);
  const wording = (section: string) => t(`case.section.${section}`, { defaultValue: section });
  return (
    <details className="c-behind" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>{t('case.readers.title')}</summary>
      {isError ? (
        <ErrorState
          title={(isProblem(error) && error.title) || t('common.notReached')}
          requestId={isProblem(error) ? error.requestId : undefined}
          onRetry={() => void refetch()}
        />
      ) : data === undefined ? (
        asked && <Skeleton rows={3} />
      ) : (
        <>
          <Facts
            items={data.map(({ displayName, sections }) => ({
              name: displayName,
              value: sections.length === 0 ? t('case.readers.nothing') : sections.map(wording).join(', '),
            }))}
          />
          <p className="h-small">{t('case.readers.why')}</p>
        </>
      )}
    </details>
  );
}
