import { useParams, useSearchParams } from 'react-router';
import { type CaseDetail, isProblem, useCase } from '../../api';
import { TrainingBar } from '../../app/training-bar';
import { useTexts } from '../../i18n';
import { EmptyState, ErrorState, Link, PageTitle, Skeleton } from '../../ui';
import { CheckPart } from './check-part';
import { Elsewhere } from './elsewhere';
import { PartForm } from './part-form';
import { PartList } from './part-list';
import { PLACES, type PlaceId } from './parts';
import { type Notice, type ReferralDetail, useReferral, useReferralForm } from './queries';
import { ReadOnly } from './read-only';
import { Returned } from './returned';
import { Sent } from './sent';
import { useReferralDraft } from './use-referral-draft';
import { ActNow, Notices } from './warnings';

/** One referral: written part by part, checked, sent; afterwards what came of it. */
export function ReferralPage() {
  const { id = '' } = useParams();
  return <OneReferral key={id} id={id} />;
}

function OneReferral({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const referral = useReferral(id);
  const form = useReferralForm();
  const of = useCase(id);
  if (referral.data !== undefined && form.data !== undefined && of.data !== undefined) {
    const writing = of.data.allowedActions.includes('EDIT');
    const given = { referral: referral.data, fields: form.data.fields, of: of.data };
    if (writing) return <Writing {...given} />;
    if (of.data.status === 'DRAFT' || of.data.status === 'RETURNED') return <ReadOnly {...given} />;
    return of.data.closeReason?.startsWith('DRAFT_') === true ? <Deleted /> : <Sent {...given} />;
  }
  const failed = [referral, form, of].find((each) => each.isError);
  return (
    <>
      <PageTitle>{t('referral.title')}</PageTitle>
      {failed === undefined ? (
        <Skeleton rows={6} height="field" />
      ) : isProblem(failed.error) && failed.error.status === 404 ? (
        <EmptyState title={failed.error.title}>
          <Link to="/referrals">{t('referral.toQueue')}</Link>
        </EmptyState>
      ) : (
        <ErrorState
          title={(isProblem(failed.error) && failed.error.title) || t('common.notReached')}
          requestId={isProblem(failed.error) ? failed.error.requestId : undefined}
          onRetry={() => void Promise.all([referral.refetch(), form.refetch(), of.refetch()])}
        />
      )}
    </>
  );
}

/** A draft that was put away, by somebody or by time. */
function Deleted() {
  const { t } = useTexts();
  return (
    <>
      <PageTitle>{t('referral.title')}</PageTitle>
      <EmptyState title={t('referral.deleted')}>
        <Link to="/referrals">{t('referral.toQueue')}</Link>
      </EmptyState>
    </>
  );
}

/** The age is said where it is typed and where all is read; another case of the child everywhere. */
function noticesAt(place: PlaceId, notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(({ code }) => code !== 'age_outside_window' || place === 'child' || place === 'check');
}

interface WritingProps {
  readonly referral: ReferralDetail;
  readonly fields: Parameters<typeof useReferralDraft>[0];
  readonly of: CaseDetail;
}

function Writing({ referral, fields, of }: WritingProps) {
  const { t } = useTexts();
  const draft = useReferralDraft(fields, referral);
  const [search] = useSearchParams();
  const place = PLACES.find((each) => each === search.get('part')) ?? (referral.status === 'DRAFT' ? 'child' : 'check');
  const acute = draft.data['safety.riskLevel'] === 'ACUTE';
  return (
    <>
      <TrainingBar of={of} />
      <PageTitle
        tab={t('referral.title')}
        before={
          <nav aria-label={t('common.breadcrumb')} className="h-crumbs">
            <Link to="/referrals">{t('referral.queue.title')}</Link>
            <p className="h-crumbs__place">
              {t('referral.place', { number: PLACES.indexOf(place) + 1, count: PLACES.length })}
            </p>
          </nav>
        }
      >
        {t(`referral.part.${place}`)}
      </PageTitle>
      <p className="h-lead">{t(`referral.lead.${place}`)}</p>
      {acute ? <ActNow /> : null}
      <Returned of={of} />
      <div className="h-two">
        <div className="h-two__main">
          <Elsewhere draft={draft} fields={fields} />
          <Notices notices={noticesAt(place, draft.referral.notices)} />
          {place === 'check' ? (
            <CheckPart draft={draft} fields={fields} of={of} />
          ) : (
            <PartForm key={place} part={place} draft={draft} fields={fields} of={of} />
          )}
        </div>
        <aside className="h-two__side">
          <PartList place={place} draft={draft} fields={fields} />
        </aside>
      </div>
    </>
  );
}
