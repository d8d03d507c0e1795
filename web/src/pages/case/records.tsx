import { type CaseDetail, type CaseForms, isProblem, useCaseForms } from '../../api';
import { dayAndTime } from '../../dates';
import { Answers } from '../../form';
import { useTexts } from '../../i18n';
import { EmptyState, ErrorState, Skeleton } from '../../ui';
import './case.css';
import { useNames } from './names';
import { Readers } from './readers';

/** The order in which people ask for it; what isn't named here comes after. */
const ORDER = [
  'PLAN',
  'FGC_PLAN',
  'CONTACTS',
  'MEETINGS',
  'NOTES',
  'REVIEW',
  'INTAKE',
  'ASSESSMENT',
  'LANGUAGE',
  'CONSENTS',
  'ATTEMPTS',
  'BOOKINGS',
  'REFERRAL',
  'SCREENING',
];
/** What is looked at most stands open. */
const OPEN = new Set(['PLAN', 'FGC_PLAN', 'CONTACTS', 'FGC_REQUEST']);

type Written = CaseDetail['sections'][string][number];

/** What people wrote, section by section: only what the service lets this person read. */
export function Records({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  const forms = useCaseForms(of.id);
  const sections = Object.entries(of.sections).sort(([a], [b]) => placeOf(a) - placeOf(b));
  if (forms.data === undefined) {
    return forms.isError ? (
      <ErrorState
        title={(isProblem(forms.error) && forms.error.title) || t('common.notReached')}
        requestId={isProblem(forms.error) ? forms.error.requestId : undefined}
        onRetry={() => void forms.refetch()}
      />
    ) : (
      <Skeleton rows={5} />
    );
  }
  const by = new Map(forms.data.written.map((form) => [form.code, form]));
  return (
    <>
      <p className="h-small">{t('case.records.what')}</p>
      <Readers id={of.id} />
      {sections.length === 0 ? (
        <EmptyState title={t('case.records.none')}>
          <p>{t('case.records.noneWhy')}</p>
        </EmptyState>
      ) : null}
      {sections.map(([code, written]) => (
        <Section key={code} code={code} written={written} by={by} />
      ))}
    </>
  );
}

function placeOf(section: string): number {
  const at = ORDER.indexOf(section);
  return at === -1 ? ORDER.length : at;
}

interface SectionProps {
  readonly code: string;
  readonly written: readonly Written[];
  readonly by: ReadonlyMap<string, CaseForms['written'][number]>;
}

function Section({ code, written, by }: SectionProps) {
  const { t, language } = useTexts();
  const nameOf = useNames();
  const title = t(`case.section.${code}`, { defaultValue: code });
  return (
    <details className="c-section" open={OPEN.has(code)}>
      <summary>
        <h2>{title}</h2> <span className="h-count">{written.length}</span>
      </summary>
      {[...written].reverse().map((each) => {
        const form = by.get(each.code);
        return (
          <article key={each.seq} className="c-record" aria-label={form?.title || title}>
            {form === undefined || form.title === '' ? null : <h3>{form.title}</h3>}
            <p className="h-small">
              {[
                nameOf(each.actor.id),
                t(`roles.${each.actor.role}`, { defaultValue: each.actor.role }),
                dayAndTime(language, each.at),
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </p>
            {each.data === null || form === undefined ? null : <Answers fields={form.fields} data={each.data} />}
          </article>
        );
      })}
    </details>
  );
}
