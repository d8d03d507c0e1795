import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type CaseDetail, useCommand } from '../../api';
import { useTexts } from '../../i18n';
import { Button, Card } from '../../ui';
import { CommandDialog } from '../task/command-dialog';

/** Who knows the family steps aside; a leader sees who did and may let them back. */
export function KnownPerson({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const may = of.allowedActions.includes('STEP_ASIDE');
  const aside = of.aside ?? [];
  if (!may && aside.length === 0) return null;
  return (
    <Card title={t('case.known.title')}>
      {aside.length === 0 ? null : (
        <ul className="c-plain">
          {aside.map((person) => (
            <Aside key={person.userId} caseId={of.id} {...person} />
          ))}
        </ul>
      )}
      {may ? (
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t('case.known.button')}
        </Button>
      ) : null}
      {asking ? (
        <CommandDialog
          title={t('case.known.ask')}
          what={t('case.known.what')}
          submit={t('case.known.submit')}
          path={`/api/v1/cases/${of.id}/step-aside`}
          body={() => ({ send: { confirm: true } })}
          onClose={() => setAsking(false)}
          onSent={() => void navigate('/cases')}
        >
          {() => null}
        </CommandDialog>
      ) : null}
    </Card>
  );
}

interface AsideProps {
  readonly caseId: string;
  readonly userId: string;
  readonly displayName: string;
}

function Aside({ caseId, userId, displayName }: AsideProps) {
  const { t } = useTexts();
  const command = useCommand();
  return (
    <li>
      <span>{t('case.known.who', { name: displayName })}</span>{' '}
      <Button
        variant="secondary"
        busy={command.isPending}
        onClick={() => command.mutate({ path: `/api/v1/cases/${caseId}/let-back`, body: { userId } })}
      >
        {t('case.known.back', { name: displayName })}
      </Button>
    </li>
  );
}
