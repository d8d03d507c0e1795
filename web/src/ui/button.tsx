import type { ButtonHTMLAttributes } from 'react';
import { type LinkProps, Link as RouterLink } from 'react-router';
import { Icon, type IconName } from './icon';

type Variant = 'primary' | 'secondary' | 'supplementary' | 'danger';

interface Look {
  readonly variant?: Variant;
  readonly small?: boolean;
  readonly icon?: IconName;
}

function classOf({ variant = 'primary', small = false }: Look): string {
  const theme = variant === 'danger' ? '' : 'hds-button--theme-coat';
  return `hds-button hds-button--${variant} ${theme} ${small ? 'hds-button--small' : ''} h-button`;
}

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { readonly busy?: boolean };

/** A button does something here; `busy` keeps it from being pressed twice and stays readable. */
export function Button({ variant, small, icon, busy = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ ...(variant ? { variant } : {}), ...(small ? { small } : {}) })}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="hds-button__label">{children}</span>
    </button>
  );
}

/** A link goes somewhere. */
export function Link(props: LinkProps) {
  return <RouterLink {...props} className={`h-link ${props.className ?? ''}`} />;
}

/** A link that is the main thing to do and so looks like a button. */
export function ButtonLink({ variant, small, icon, children, ...rest }: Look & LinkProps) {
  return (
    <RouterLink {...rest} className={classOf({ ...(variant ? { variant } : {}), ...(small ? { small } : {}) })}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="hds-button__label">{children}</span>
    </RouterLink>
  );
}
