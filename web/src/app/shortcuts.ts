import { useEffect } from 'react';
import { useSession } from '../api';

type Shortcuts = Readonly<Record<string, () => void>>;

/** Single keys that do something, except while somebody types, a dialog is open, or the person has switched them off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const off = useSession().data?.user.shortcuts === false;
  useEffect(() => {
    if (off) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const act = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [shortcuts, off]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
