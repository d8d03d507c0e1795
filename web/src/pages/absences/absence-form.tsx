import { useState } from 'react';
import { type Colleague, type FieldFault, isProblem, useCommand } from '../../api';
import { faultsOf } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Card, DateField, Notification, Select } from '../../ui';

interface Props {
  readonly me: { readonly id: string; readonly roles: readonly string[] };
  readonly people: readonly Colleague[];
  readonly leads: boolean;
}

const REASONS = ['LEAVE', 'AWAY', 'TRAINING', 'OTHER'] as const;

/** Marks an absence: one's own, or anybody's for who leads the team. */
export function AbsenceForm({ me, people, leads }: Props) {
  const { t, has } = useTexts();
  const save = useCommand();
  const [userId, setUserId] = useState<string>(me.id);
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [cover, setCover] = useState<string>();
  const [reason, setReason] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldFault[]>([]);
  const faults = faultsOf(errors, (code) =>
    has(`faults.${code}`) ? t(`faults.${code}`) : (isProblem(save.error) && save.error.title) || t('faults.invalid'),
  );
  const away = people.find(({ id }) => id === userId);
  // Whether somebody can cover is the server's to say; those who share a role stand first in question.
  const covers = people.filter(({ id, roles }) => id !== userId && roles.some((role) => away?.roles.includes(role)));
  const send = async () => {
    const missing = Object.entries({ from, to }).flatMap(([path, value]) =>
      value === undefined ? [{ path, code: 'required' }] : [],
    );
    setErrors(missing);
    if (missing.length > 0) return;
    const body = {
      from,
      to,
      ...(userId === me.id ? {} : { userId }),
      ...(cover === undefined ? {} : { cover }),
      ...(reason === undefined ? {} : { reason }),
    };
    try {
      await save.mutateAsync({ path: '/api/v1/absences', body });
      setFrom(undefined);
      setTo(undefined);
      setCover(undefined);
    } catch (error) {
      if (isProblem(error)) setErrors(error.errors);
    }
  };
  return (
    <Card title={t('absences.new')}>
      {save.isSuccess ? <Notification tone="success" title={t('absences.saved')} live /> : null}
      {save.error === null ? null : (
        <Notification tone="error" live title={(isProblem(save.error) && save.error.title) || t('common.notReached')} />
      )}
      <form
        noValidate
        className="h-form h-form--row"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {leads ? (
          <div className="h-form__whole">
            <Select
              id="f-userId"
              label={t('absences.who')}
              empty={t('absences.me')}
              options={people
                .filter(({ id }) => id !== me.id)
                .map(({ id, displayName }) => ({ code: id, text: displayName }))}
              value={userId === me.id ? undefined : userId}
              onChange={(id) => {
                setUserId(id ?? me.id);
                setCover(undefined);
              }}
              error={faults.get('userId')}
            />
          </div>
        ) : null}
        <DateField
          id="f-from"
          label={t('absences.from')}
          required
          value={from}
          onChange={setFrom}
          error={faults.get('from')}
        />
        <DateField id="f-to" label={t('absences.to')} required value={to} onChange={setTo} error={faults.get('to')} />
        <Select
          id="f-cover"
          label={t('absences.cover')}
          help={t('absences.coverHelp')}
          required={false}
          empty={t('absences.noCover')}
          options={covers.map(({ id, displayName }) => ({ code: id, text: displayName }))}
          value={cover}
          onChange={setCover}
          error={faults.get('cover')}
        />
        <Select
          id="f-reason"
          label={t('absences.reason')}
          required={false}
          empty={t('absences.reasons.AWAY')}
          options={REASONS.filter((code) => code !== 'AWAY').map((code) => ({
            code,
            text: t(`absences.reasons.${code}`),
          }))}
          value={reason}
          onChange={setReason}
          error={faults.get('reason')}
        />
        <div className="h-actions">
          <Button type="submit" busy={save.isPending}>
            {t('absences.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
