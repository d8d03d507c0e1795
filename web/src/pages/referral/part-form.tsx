import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CaseDetail, FieldView } from '../../api';
import { helsinkiDay } from '../../dates';
import { FormFields, faultsOf, idOf } from '../../form';
import { useTexts } from '../../i18n';
import { Button, ButtonLink, Notification } from '../../ui';
import { fieldsOf, type PartId, PLACES } from './parts';
import { SaveLine } from './save-line';
import type { ReferralDraft } from './use-referral-draft';

interface Props {
  readonly part: PartId;
  readonly draft: ReferralDraft;
  readonly fields: readonly FieldView[];
  readonly of: CaseDetail;
}

/** One part of the referral. Going on is always possible: what is missing is said at the check, not in the way. */
export function PartForm({ part, draft, fields, of }: Props) {
  const { t, has } = useTexts();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const field = search.get('field');
  const at = PLACES.indexOf(part);
  const before = PLACES[at - 1];
  const path = `/referrals/${draft.referral.id}`;
  const faults = faultsOf(draft.faults, (code) => t(has(`faults.${code}`) ? `faults.${code}` : 'faults.invalid'));

  useEffect(() => {
    if (field === null) return;
    const element = document.getElementById(idOf(field)) ?? document.getElementById(idOf(field.split('.')[0] ?? ''));
    element?.focus();
    element?.scrollIntoView({ block: 'center' });
  }, [field]);
  useEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    const press = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      if (event.key === 'Enter') element.requestSubmit();
      else if (event.key.toLowerCase() === 's') {
        event.preventDefault();
        void draft.flush();
      }
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [draft]);

  return (
    <form
      ref={form}
      noValidate
      className="h-form"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.flush();
        void navigate(`${path}?part=${PLACES[at + 1] ?? 'check'}`);
      }}
    >
      <FormFields
        fields={fieldsOf(fields, part)}
        data={draft.data}
        onChange={draft.change}
        faults={faults}
        outcome=""
        today={helsinkiDay(of.now)}
      />
      {part === 'safety' && draft.data['familyInformed'] === false ? (
        <Notification tone="alert" title={t('referral.talkFirst')} live>
          <p>{t('referral.talkFirstWhy')}</p>
        </Notification>
      ) : null}
      <div className="h-form__end">
        <Button type="submit">{t('referral.goOn')}</Button>
        {before === undefined ? null : (
          <ButtonLink variant="secondary" to={`${path}?part=${before}`}>
            {t('referral.back')}
          </ButtonLink>
        )}
        <SaveLine draft={draft} fields={fields} />
      </div>
    </form>
  );
}
