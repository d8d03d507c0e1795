import type { CaseDetail } from '../../api';
import { helsinkiDay, longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Link } from '../../ui';

/** Family group conferences beside the case: where each stands. What is said there stays there. */
export function Conferences({ of }: { readonly of: CaseDetail }) {
  const { t, language } = useTexts();
  if (of.conferences.length === 0) return null;
  return (
    <section aria-labelledby="conferences" className="h-group-of-rows">
      <h2 id="conferences">{t('case.conferences')}</h2>
      <ul className="h-rows">
        {of.conferences.map(({ id, reference, status, variant, startedAt, endedAt }) => (
          <li key={id} className="c-task">
            <Link to={`/cases/${id}`} className="h-row__title">
              {reference}
            </Link>
            <span className="c-task__due">
              <Badge tone={endedAt === null ? 'info' : 'neutral'}>{t(`statuses.${status}`)}</Badge>
              {variant === 'ACUTE' ? <Badge tone="alert">{t('case.acute')}</Badge> : null}
            </span>
            <span className="h-row__sub">
              {longDay(language, helsinkiDay(startedAt))}–
              {endedAt === null ? '' : longDay(language, helsinkiDay(endedAt))}
            </span>
          </li>
        ))}
      </ul>
      <p className="h-small">{t('case.conferencesWhat')}</p>
    </section>
  );
}

/** The way back from a conference to the case beside which it stands. */
export function Parent({ of: { parent } }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  if (parent === null) return null;
  return (
    <p>
      {t('case.parent')} <Link to={`/cases/${parent.id}`}>{parent.reference}</Link>
    </p>
  );
}
