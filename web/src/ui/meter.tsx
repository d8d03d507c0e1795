interface Props {
  /** 0–1. */
  readonly share: number;
  /** Says in words what the bar shows. */
  readonly label: string;
  readonly tone?: 'plain' | 'alert' | 'error';
}

/** How much of something has passed, drawn; the words stand beside it. */
export function Meter({ share, label, tone = 'plain' }: Props) {
  return (
    <svg
      className={`h-meter h-meter--${tone}`}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className="h-meter__whole" width="100" height="8" />
      <rect className="h-meter__part" width={100 * Math.min(1, Math.max(0, share))} height="8" />
    </svg>
  );
}
