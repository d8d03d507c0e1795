import type { CaseDetail, FieldView } from '../../api';
import { TrainingBar } from '../../app/training-bar';
import { Answers, fromDraft } from '../../form';
import { useTexts } from '../../i18n';
import { Card, Link, Notification, PageTitle } from '../../ui';
import { fieldsOf, PARTS } from './parts';
import type { ReferralDetail } from './queries';
import { Returned } from './returned';

interface Props {
  readonly referral: ReferralDetail;
  readonly fields: readonly FieldView[];
  readonly of: CaseDetail;
}

/** A referral that others are writing, for who may read it. */
export function ReadOnly({ referral, fields, of }: Props) {
  const { t } = useTexts();
  const data = fromDraft(fields, referral.data);
  return (
    <>
      <TrainingBar of={of} />
      <PageTitle
        before={
          <nav aria-label={t('common.breadcrumb')} className="h-crumbs">
            <Link to="/referrals">{t('referral.queue.title')}</Link>
          </nav>
        }
      >
        {t('referral.title')}
      </PageTitle>
      <Returned of={of} />
      <Notification title={t('referral.readOnly')} />
      {PARTS.map((part) => (
        <Card key={part} title={t(`referral.part.${part}`)}>
          <Answers fields={fieldsOf(fields, part)} data={data} />
        </Card>
      ))}
    </>
  );
}
