import { type ReactNode, useRef, useState } from 'react';
import type { FieldView, FormData } from '../api';
import { useTexts } from '../i18n';
import { Button, FieldGroup, type FieldProps } from '../ui';
import { begun, named } from './made';

interface Props {
  readonly field: FieldView;
  readonly disabled: boolean;
  readonly value: readonly FormData[];
  readonly onChange: (value: readonly FormData[]) => void;
  readonly common: FieldProps;
  /** Draws the fields of one entry. */
  readonly children: (entry: FormData, index: number, onChange: (entry: FormData) => void) => ReactNode;
}

/** Entries of the same kind, each with its own fields; added and removed one at a time. */
export function ListField({ field, disabled, value, onChange, common, children }: Props) {
  const { t } = useTexts();
  const names = useNames(value.length);
  const added = useRef<string | null>(null);
  const full = field.max !== undefined && value.length >= field.max;
  const all = named(field);
  const title = (index: number) => t('common.entry', { label: field.label, number: index + 1 });
  return (
    <FieldGroup {...common}>
      {value.map((entry, index) => (
        // biome-ignore lint/a11y/useSemanticElements: its title stands in a row with its button, which a legend can't.
        <div
          role="group"
          aria-label={title(index)}
          className="h-entry"
          key={names.of(index)}
          ref={(element) => {
            if (element === null || added.current !== names.of(index)) return;
            added.current = null;
            element.querySelector<HTMLElement>('input, select, textarea')?.focus();
          }}
        >
          <div className="h-entry__head">
            <span className="h-entry__title">{title(index)}</span>
            {disabled ? null : (
              <Button
                variant="supplementary"
                small
                icon="close"
                aria-label={t('common.removeEntry', { entry: title(index) })}
                onClick={() => {
                  names.remove(index);
                  onChange(value.filter((_, each) => each !== index));
                  document.getElementById(common.id)?.focus();
                }}
              >
                {t('common.remove')}
              </Button>
            )}
          </div>
          {children(entry, index, (next) => onChange(value.map((each, at) => (at === index ? next : each))))}
        </div>
      ))}
      {full || disabled ? null : (
        <Button
          variant="secondary"
          small
          onClick={() => {
            added.current = names.of(value.length);
            onChange([...value, begun(field)]);
          }}
        >
          {t('common.addEntry', { label: field.label })}
        </Button>
      )}
      {value.length > 0 || all.length === 0 || disabled ? null : (
        <Button variant="secondary" small onClick={() => onChange(all)}>
          {t('common.addAll', { label: field.label })}
        </Button>
      )}
    </FieldGroup>
  );
}

/** A name for each entry that stays its own when one before it is removed, so that no half-typed date moves to another. */
function useNames(count: number) {
  const [state] = useState(() => ({ names: [] as string[], next: 0 }));
  const grow = (to: number) => {
    while (state.names.length < to) {
      state.names.push(`e${state.next}`);
      state.next += 1;
    }
  };
  grow(count);
  return {
    of(index: number): string {
      grow(index + 1);
      return state.names[index] ?? '';
    },
    remove(index: number): void {
      state.names.splice(index, 1);
    },
  };
}
