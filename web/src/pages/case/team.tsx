import type { CaseDetail } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Card, Facts } from '../../ui';
import { useNames } from './names';

/** Who works with the family, and who stands in for whom. */
export function Team({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  const nameOf = useNames();
  return (
    <Card title={t('case.team')}>
      {of.team.length === 0 ? <p>{t('case.noTeam')}</p> : null}
      <Facts
        items={of.team.map(({ key, displayName, deputyId }) => {
          const deputy = nameOf(deputyId);
          return {
            name: t(`roles.${key}`, { defaultValue: key }),
            value: deputy === undefined ? displayName : `${displayName} (${t('case.deputy', { name: deputy })})`,
          };
        })}
      />
    </Card>
  );
}

/** What each discipline does for the family. */
export function Parts({ of }: { readonly of: CaseDetail }) {
  const { t, language } = useTexts();
  if (of.parts.length === 0) return null;
  return (
    <Card title={t('case.parts')}>
      <Facts
        items={of.parts.map(({ discipline, status, startedOn, endedOn }) => ({
          name: t(`disciplines.${discipline}`, { defaultValue: discipline }),
          value: `${t(`partStatuses.${status}`, { defaultValue: status })} · ${longDay(language, startedOn)}–${
            endedOn === null ? '' : longDay(language, endedOn)
          }`,
        }))}
      />
    </Card>
  );
}
