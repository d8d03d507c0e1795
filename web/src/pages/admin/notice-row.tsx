import { useState } from 'react';
import { type AttentionView, isProblem, useCommand, useSession, useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { Button, Dialog, Link, Notification, Select } from '../../ui';

interface Props {
  readonly row: AttentionView;
  readonly nameOf: (waiter: string) => string;
}

/** A message that did not arrive: to whom, why, and what can be done about it. */
export function NoticeRow({ row, nameOf }: Props) {
  const { t, has } = useTexts();
  const retry = useCommand();
  const [other, setOther] = useState(false);
  const may = useSession().data?.user.roles.some((role) => role === 'TL' || role === 'ADMIN') === true;
  const path = `/api/v1/admin/notices/${row.noticeId ?? ''}/retry`;
  const cause = row.lastCode === null || row.lastCode === undefined ? 'unknown' : row.lastCode;
  const about = `${row.title ?? ''}, ${nameOf(row.recipient ?? '')}`;
  return (
    <li className="h-row h-row--today">
      <div className="h-row__what">
        <span className="h-row__title">{row.title}</span>
        <span className="h-row__sub">
          {has(`admin.cause.${cause}`) ? t(`admin.cause.${cause}`) : t('admin.cause.other', { code: cause })}{' '}
          {t('admin.notice.attempts', { count: row.attempts ?? 0 })}
        </span>
      </div>
      <span>{row.caseId === null ? null : <Link to={`/admin/cases/${row.caseId}`}>{row.caseReference}</Link>}</span>
      <span>
        {t('admin.notice.to', { name: nameOf(row.recipient ?? '') })}
        <br />
        <span className="h-row__sub">
          {t('admin.attention.for', { name: nameOf(row.waitingFor) })},{' '}
          {t('admin.attention.since', { count: row.sinceWd })}
        </span>
      </span>
      <span className="h-row__do">
        {may ? (
          <>
            <Button
              small
              busy={retry.isPending}
              aria-label={`${t('admin.notice.again')}: ${about}`}
              onClick={() => retry.mutate({ path, body: {} })}
            >
              {t('admin.notice.again')}
            </Button>
            <Button
              small
              variant="supplementary"
              aria-label={`${t('admin.notice.other')}: ${about}`}
              onClick={() => setOther(true)}
            >
              {t('admin.notice.other')}
            </Button>
          </>
        ) : null}
      </span>
      <span role="alert" className="h-row__fault">
        {retry.error === null ? '' : (isProblem(retry.error) && retry.error.title) || t('common.notReached')}
      </span>
      {other ? <OtherReceiver path={path} not={row.recipient} onClose={() => setOther(false)} /> : null}
    </li>
  );
}

interface OtherProps {
  readonly path: string;
  readonly not: string | undefined;
  readonly onClose: () => void;
}

function OtherReceiver({ path, not, onClose }: OtherProps) {
  const { t } = useTexts();
  const staff = useStaff().data?.items ?? [];
  const command = useCommand();
  const [to, setTo] = useState<string>();
  const [missing, setMissing] = useState(false);
  const send = async () => {
    setMissing(to === undefined);
    if (to === undefined) return;
    await command.mutateAsync({ path, body: { to } }).then(onClose, () => undefined);
  };
  return (
    <Dialog title={t('admin.notice.otherTitle')} onClose={onClose}>
      <form
        noValidate
        className="h-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{t('admin.notice.otherWhat')}</p>
        {command.error === null ? null : (
          <Notification
            tone="error"
            live
            title={(isProblem(command.error) && command.error.title) || t('common.notReached')}
          />
        )}
        <Select
          id="receiver"
          label={t('admin.notice.receiver')}
          required
          empty={t('common.choose')}
          options={staff.filter(({ id }) => id !== not).map(({ id, displayName }) => ({ code: id, text: displayName }))}
          value={to}
          onChange={setTo}
          error={missing ? t('faults.required') : undefined}
        />
        <div className="h-actions">
          <Button type="submit" busy={command.isPending}>
            {t('admin.notice.again')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
