import { useId } from 'react';
import { useTexts } from '../i18n';
import { Icon } from './icon';

/** A word of the service and what it means, for whoever asks: opens beside the word, closes with Escape. */
export function HelpTip({ word }: { readonly word: string }) {
  const { t } = useTexts();
  const id = useId();
  const name = t(`glossary.${word}.name`);
  return (
    <span className="h-help">
      <button
        type="button"
        className="h-icon-button h-help__button"
        popoverTarget={id}
        aria-label={t('common.whatIs', { word: name })}
      >
        <Icon name="help" />
      </button>
      <span id={id} popover="auto" className="h-help__words">
        <strong>{name}</strong> {t(`glossary.${word}.meaning`)}
      </span>
    </span>
  );
}
