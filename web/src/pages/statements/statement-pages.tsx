import { useTexts } from '../../i18n';
import { PageTitle } from '../../ui';

const ACCESSIBILITY = ['about', 'level', 'done', 'gaps', 'how', 'feedback', 'supervision'] as const;
const PRIVACY = ['about', 'controller', 'why', 'what', 'who', 'kept', 'log', 'cookie', 'rights'] as const;

/** How accessible the service is, what is not yet, and whom to tell (Act 306/2019 9 §). */
export function AccessibilityPage() {
  return <Statement of="accessibility" parts={ACCESSIBILITY} />;
}

/** What Helmi keeps about whom, why, who sees it and how long (GDPR 13 and 14). */
export function PrivacyPage() {
  return <Statement of="privacy" parts={PRIVACY} />;
}

interface Props {
  readonly of: 'accessibility' | 'privacy';
  readonly parts: readonly string[];
}

function Statement({ of, parts }: Props) {
  const { t } = useTexts();
  return (
    <>
      <PageTitle>{t(`statements.${of}.title`)}</PageTitle>
      <p className="h-lead">{t(`statements.${of}.lead`)}</p>
      {parts.map((part) => (
        <section key={part} className="h-help-part" aria-labelledby={`${of}-${part}`}>
          <h2 id={`${of}-${part}`}>{t(`statements.${of}.${part}.title`)}</h2>
          <p>{t(`statements.${of}.${part}.text`)}</p>
        </section>
      ))}
      <p className="h-small">{t('statements.updated')}</p>
    </>
  );
}
