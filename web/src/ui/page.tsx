import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useTexts } from '../i18n';

interface TitleProps {
  readonly children: string;
  /** Title of the browser's tab where it differs; never a name or a case number. */
  readonly tab?: string;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** The page's name: h1 and tab. Takes the focus when the address changes, so that a screen reader says where one is. */
export function PageTitle({ children, tab, before, after }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  useEffect(() => {
    document.title = `${tab ?? children} – Helmi`;
  }, [children, tab]);
  useEffect(() => {
    // The first page of a visit leaves the focus where the browser has it.
    if (key !== 'default') heading.current?.focus({ preventScroll: true });
  }, [pathname, key]);
  return (
    <header className="h-page-title">
      {before}
      <div className="h-page-title__row">
        <h1 ref={heading} tabIndex={-1}>
          {children}
        </h1>
        {after}
      </div>
    </header>
  );
}

/** First stop of the tab key. */
export function SkipLink() {
  const { t } = useTexts();
  return (
    <a className="h-skip" href="#main">
      {t('common.skip')}
    </a>
  );
}

/** A box around one matter, with its name. */
export function Card({
  title,
  children,
  tone = 'plain',
}: {
  readonly title?: string;
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'error' | 'info';
}) {
  return (
    <section className={`h-card h-card--${tone}`}>
      {title === undefined ? null : <h2 className="h-card__title">{title}</h2>}
      {children}
    </section>
  );
}

/** Names and values, e.g. of a case at a glance. */
export function Facts({ items }: { readonly items: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="h-facts">
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
