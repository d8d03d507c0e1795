import type { FieldView } from '../../api';
import { useTexts } from '../../i18n';
import { Card, Icon, Link } from '../../ui';
import { PARTS, type PlaceId, stateOf } from './parts';
import type { ReferralDraft } from './use-referral-draft';

interface Props {
  readonly place: PlaceId;
  readonly draft: ReferralDraft;
  readonly fields: readonly FieldView[];
}

/** The parts and how far each of them is; any of them can be gone to at any time. */
export function PartList({ place, draft, fields }: Props) {
  const { t } = useTexts();
  const { id, missing } = draft.referral;
  return (
    <Card title={t('referral.parts')}>
      <nav aria-label={t('referral.parts')}>
        <ol className="h-parts">
          {PARTS.map((part) => {
            const state = stateOf(part, fields, draft.data, missing);
            return (
              <li key={part}>
                <Link to={`/referrals/${id}?part=${part}`} aria-current={part === place ? 'step' : undefined}>
                  {t(`referral.part.${part}`)}
                </Link>
                <span className={`h-parts__state h-parts__state--${state}`}>
                  {state === 'complete' ? <Icon name="check" /> : null} {t(`referral.state.${state}`)}
                </span>
              </li>
            );
          })}
          <li>
            <Link to={`/referrals/${id}?part=check`} aria-current={place === 'check' ? 'step' : undefined}>
              {t('referral.part.check')}
            </Link>
            <span className="h-parts__state">
              {missing.length === 0 ? t('referral.ready') : t('referral.missing', { count: missing.length })}
            </span>
          </li>
        </ol>
      </nav>
    </Card>
  );
}
