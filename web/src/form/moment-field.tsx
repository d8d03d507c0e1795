import { useTexts } from '../i18n';
import { DateField, type FieldProps, TimeField } from '../ui';

interface Props extends FieldProps {
  /** `2026-11-04T09:30` in Helsinki; one of the two may be missing while it is written. */
  readonly value: string | undefined;
  readonly today?: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A day and a time of day, each in its own box; the service reads them as Helsinki's. */
export function MomentField({ value, today, onChange, ...field }: Props) {
  const { t } = useTexts();
  const [day = '', time = ''] = (value ?? '').split('T');
  const change = (nextDay: string, nextTime: string) =>
    onChange(nextDay === '' && nextTime === '' ? undefined : `${nextDay}T${nextTime}`);
  return (
    <>
      <DateField
        {...field}
        {...(today === undefined ? {} : { today })}
        value={day === '' ? undefined : day}
        onChange={(next) => change(next ?? '', time)}
      />
      <TimeField
        id={`${field.id}-time`}
        label={t('common.timeOf', { label: typeof field.label === 'string' ? field.label : '' })}
        required={field.required}
        disabled={field.disabled}
        value={time === '' ? undefined : time}
        onChange={(next) => change(day, next ?? '')}
      />
    </>
  );
}
