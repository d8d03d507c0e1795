import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { onSessionEnd, read, type Session, send } from '../api';
import { draftsOf, draftsRest, watchPage } from '../form';
import { useTexts } from '../i18n';
import { Button, Dialog, Notification } from '../ui';
import { endSession, onReplacedElsewhere, useSignOut } from './session';
import { useIdle } from './use-idle';

/** Warns two minutes before a quiet session ends, and lets its person back in without losing the page when it has ended. */
export function SessionGuard({ session }: { readonly session: Session }) {
  const [ended, setEnded] = useState(false);
  const signOut = useSignOut();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const idle = useIdle(session.idleSeconds, !ended);
  const owner = session.user.id;
  useEffect(() => {
    draftsOf(owner);
    const stopWatching = watchPage();
    return () => {
      stopWatching();
      draftsRest();
    };
  }, [owner]);
  useEffect(
    () =>
      onSessionEnd(() => {
        draftsRest();
        setEnded(true);
      }),
    [],
  );
  useEffect(
    () =>
      onReplacedElsewhere(owner, () => {
        // Without loading anew: what is typed and unsaved waits for its person in this tab.
        queries.clear();
        void navigate('/sign-in', { replace: true });
      }),
    [owner, queries, navigate],
  );
  const over = idle.secondsLeft !== null && idle.secondsLeft <= 0;
  useEffect(() => {
    // The pages stay under the cover with what was typed; only the session goes.
    if (over) void endSession().then(() => setEnded(true));
  }, [over]);
  if (ended)
    return (
      <SignInAgain
        session={session}
        onBack={() => {
          idle.stay();
          setEnded(false);
          draftsOf(owner);
          void queries.invalidateQueries();
        }}
        onLeave={() => void signOut()}
      />
    );
  if (idle.secondsLeft === null || over) return null;
  return (
    <Warning
      secondsLeft={idle.secondsLeft}
      onStay={() => {
        idle.stay();
        void read('/api/v1/session').catch(() => undefined);
      }}
      onLeave={() => void signOut()}
    />
  );
}

interface WarningProps {
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

function Warning({ secondsLeft, onStay, onLeave }: WarningProps) {
  const { t } = useTexts();
  return (
    <Dialog title={t('common.session.soon')} onClose={onStay}>
      <p>{t('common.session.soonWhy', { count: Math.max(1, Math.ceil(secondsLeft / 60)) })}</p>
      <p aria-hidden="true" className="h-countdown">
        {Math.floor(secondsLeft / 60)}.{String(secondsLeft % 60).padStart(2, '0')}
      </p>
      <div className="h-actions">
        <Button onClick={onStay}>{t('common.session.stay')}</Button>
        <Button variant="secondary" onClick={onLeave}>
          {t('common.signOut')}
        </Button>
      </div>
    </Dialog>
  );
}

function SignInAgain({
  session,
  onBack,
  onLeave,
}: {
  readonly session: Session;
  readonly onBack: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTexts();
  const [failed, setFailed] = useState(false);
  const again = async () => {
    try {
      if (session.mode === 'demo')
        await send({ method: 'POST', path: '/auth/demo', body: { username: session.user.username } });
      const now = await read<Session>('/api/v1/session');
      // Somebody else at this desk gets a page of their own.
      if (now.user.id === session.user.id) onBack();
      else location.replace('/');
    } catch {
      setFailed(true);
    }
  };
  return (
    <Dialog title={t('common.session.ended')} covers>
      <p>{t('common.session.endedWhy', { name: session.user.displayName })}</p>
      {failed ? <Notification tone="error" title={t('common.session.failed')} live /> : null}
      <div className="h-actions">
        {session.mode === 'oidc' ? (
          <a className="h-link" href="/auth/login?fresh=true" target="_blank" rel="noreferrer">
            {t('common.session.issuer')}
          </a>
        ) : null}
        <Button onClick={() => void again()}>
          {t(session.mode === 'oidc' ? 'common.session.continue' : 'common.session.again')}
        </Button>
        <Button variant="secondary" onClick={onLeave}>
          {t('common.session.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
