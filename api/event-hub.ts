/** Something changed in a case: ids and numbers only. */
export interface CaseSignal {
  readonly caseId: string;
  /** 0 where the sender did not say. */
  readonly seq: number;
}

type Listener = (signal: CaseSignal) => void;

/** Where changes are told to open streams of this process, whoever made them. */
export interface EventHub {
  publish(signal: CaseSignal): void;
  /** Returns how to stop listening. */
  subscribe(listener: Listener): () => void;
  readonly listeners: () => number;
}

/** An in-process hub. A listener that throws doesn't keep the others from hearing. */
export function createEventHub(onFault: (error: unknown) => void): EventHub {
  const listeners = new Set<Listener>();
  return {
    publish(signal) {
      for (const listener of listeners) {
        try {
          listener(signal);
        } catch (error) {
          onFault(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listeners: () => listeners.size,
  };
}
