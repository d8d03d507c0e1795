import type { KeyboardEvent, ReactNode } from 'react';

/** As wide as a digit: the tabs stand still when their numbers come. */
const NO_DIGIT = '\u2007';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Undefined while it isn't known yet; left out where there is nothing to count. */
  readonly count?: number | undefined;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly children: ReactNode;
}

/** Views of the same thing, moved through with the arrow keys. The chosen one belongs into the address of the page. */
export function Tabs({ label, tabs, chosen, onChoose, children }: TabsProps) {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="h-tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab.id}
            id={`tab-${tab.id}`}
            className="h-tabs__tab"
            aria-selected={tab.id === chosen}
            aria-controls="tab-panel"
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            onKeyDown={move}
          >
            {tab.label}
            {'count' in tab ? <span className="h-tabs__count"> {tab.count ?? NO_DIGIT}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  );
}
