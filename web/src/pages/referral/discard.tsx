import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem, useCommand } from '../../api';
import { useTexts } from '../../i18n';
import { Button, Dialog } from '../../ui';

/** Throws a draft away, after asking once. */
export function Discard({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const discard = useCommand();
  const [open, setOpen] = useState(false);
  const go = async () => {
    try {
      await discard.mutateAsync({ method: 'DELETE', path: `/api/v1/referrals/${id}` });
      await navigate('/referrals');
    } catch {
      // The dialog says what the service answered.
    }
  };
  return (
    <p>
      <Button variant="supplementary" small onClick={() => setOpen(true)}>
        {t('referral.discard')}
      </Button>
      {open ? (
        <Dialog title={t('referral.discardSure')} onClose={() => setOpen(false)}>
          <p>{t('referral.discardWhat')}</p>
          {isProblem(discard.error) ? <p role="alert">{discard.error.title || t('common.notReached')}</p> : null}
          <div className="h-actions">
            <Button variant="danger" busy={discard.isPending} onClick={() => void go()}>
              {t('referral.discard')}
            </Button>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </p>
  );
}
