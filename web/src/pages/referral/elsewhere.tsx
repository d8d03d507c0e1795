import type { FieldView } from '../../api';
import { Answers } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Card, Notification } from '../../ui';
import type { ReferralDraft } from './use-referral-draft';

/** A colleague changed the same answers: theirs to read beside one's own in the form, and the choice. */
export function Elsewhere({ draft, fields }: { readonly draft: ReferralDraft; readonly fields: readonly FieldView[] }) {
  const { t } = useTexts();
  const names = Object.keys(draft.theirs);
  if (names.length === 0) return null;
  return (
    <Notification tone="alert" title={t('referral.elsewhere.title')} live>
      <p>{t('referral.elsewhere.what')}</p>
      <Card title={t('referral.elsewhere.text')}>
        <Answers fields={fields.filter(({ name }) => names.includes(name))} data={draft.theirs} />
      </Card>
      <div className="h-actions">
        <Button small onClick={() => draft.choose('mine')}>
          {t('referral.elsewhere.keepMine')}
        </Button>
        <Button small variant="secondary" onClick={() => draft.choose('theirs')}>
          {t('referral.elsewhere.takeOther')}
        </Button>
      </div>
    </Notification>
  );
}
