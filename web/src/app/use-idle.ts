import { useEffect, useRef, useState } from 'react';

const WARN_SECONDS = 120;
const CHANNEL = 'helmi-alive';
const TELL_EVERY_MS = 5_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

interface Idle {
  /** Seconds until the session ends, once that is near; null while somebody works. */
  readonly secondsLeft: number | null;
  readonly stay: () => void;
}

/** How long nobody has touched any tab. A live page keeps asking the server by itself, so the server can't tell. */
export function useIdle(idleSeconds: number, watching: boolean): Idle {
  const last = useRef(Date.now());
  const told = useRef(0);
  const channel = useRef<BroadcastChannel | null>(null);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  useEffect(() => {
    if (!watching) return undefined;
    const tabs = new BroadcastChannel(CHANNEL);
    channel.current = tabs;
    tabs.onmessage = () => {
      last.current = Date.now();
      setSecondsLeft(null);
    };
    const left = () => Math.ceil((last.current + idleSeconds * 1000 - Date.now()) / 1000);
    const sign = () => {
      // Once the warning stands, only its own answer counts: a mouse that was nudged is nobody.
      if (left() <= WARN_SECONDS) return;
      last.current = Date.now();
      if (Date.now() - told.current < TELL_EVERY_MS) return;
      told.current = Date.now();
      tabs.postMessage('alive');
    };
    for (const name of SIGNS) addEventListener(name, sign, { passive: true, capture: true });
    const timer = setInterval(() => {
      const now = left();
      setSecondsLeft(now <= WARN_SECONDS ? Math.max(0, now) : null);
    }, 1_000);
    return () => {
      for (const name of SIGNS) removeEventListener(name, sign, { capture: true });
      clearInterval(timer);
      tabs.close();
      channel.current = null;
    };
  }, [idleSeconds, watching]);

  return {
    secondsLeft,
    stay() {
      last.current = Date.now();
      setSecondsLeft(null);
      channel.current?.postMessage('alive');
    },
  };
}
