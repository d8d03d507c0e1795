import type { PathwaySettingsView } from '../../api';
import { dayAndTime, fullDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Button, EmptyState } from '../../ui';
import type { RuleVersion, Settings } from './edits';
import type { RuleWords } from './words';

interface Props {
  readonly view: PathwaySettingsView;
  readonly words: RuleWords;
  readonly onAgain: (settings: Settings) => void;
}

const LOOKS = { NOW: 'success', PLANNED: 'info', PAST: 'neutral' } as const;
const NONE: Settings = { steps: {}, chains: {} };

/** Who published what, when and why; the numbers of a former version can be published again. */
export function Versions({ view, words, onAgain }: Props) {
  const { t } = useTexts();
  const { versions, mayChange, version } = view;
  if (versions.length === 0) {
    return (
      <EmptyState title={t('rules.versions.none')}>
        <p>{t('rules.versions.noneWhy')}</p>
      </EmptyState>
    );
  }
  const original = Object.keys(view.settings.steps).length + Object.keys(view.settings.chains).length === 0;
  return (
    <ol className="h-rules__versions" reversed>
      {versions.map((one) => (
        <Version
          key={one.version}
          one={one}
          words={words}
          onAgain={mayChange && one.version !== version ? () => onAgain(one.settings) : undefined}
        />
      ))}
      {mayChange && !original ? (
        <li>
          <h3>{t('rules.versions.original')}</h3>
          <Button variant="secondary" small onClick={() => onAgain(NONE)}>
            {t('rules.versions.toOriginal')}
          </Button>
        </li>
      ) : null}
    </ol>
  );
}

interface VersionProps {
  readonly one: RuleVersion;
  readonly words: RuleWords;
  readonly onAgain: (() => void) | undefined;
}

function Version({ one, words, onAgain }: VersionProps) {
  const { t, language } = useTexts();
  const name = t('rules.versions.name', { version: one.version });
  return (
    <li>
      <h3>
        {name} <Badge tone={LOOKS[one.state]}>{t(`rules.versions.state.${one.state}`)}</Badge>
      </h3>
      <p className="h-small">
        {t('rules.versions.by', { name: one.by.displayName, time: dayAndTime(language, one.at) })}{' '}
        {t('rules.versions.from', { day: fullDay(language, one.effectiveFrom) })}
      </p>
      <p>{t('rules.versions.why', { reason: one.reason })}</p>
      <ul>
        {one.differences.map((difference) => (
          <li key={words.difference(difference)}>{words.difference(difference)}</li>
        ))}
      </ul>
      {onAgain === undefined ? null : (
        <Button variant="secondary" small onClick={onAgain} aria-label={`${t('rules.versions.again')}: ${name}`}>
          {t('rules.versions.again')}
        </Button>
      )}
    </li>
  );
}
