import { useEffect, useState } from 'react';
import { send } from '../api';

type What = 'CASE' | 'HISTORY';

interface Copies {
  /** Makes a file once the usage log knows of it, and none where it can't be told. */
  readonly take: (make: () => void) => Promise<void>;
  /** Why there is no file; null where nothing went wrong. */
  readonly fault: unknown;
}

/** Files of a case: each is in the usage log before it is made. */
export function useCopies(caseId: string, of: What): Copies {
  const [fault, setFault] = useState<unknown>(null);
  return {
    fault,
    take: async (make) => {
      setFault(null);
      try {
        await tell(caseId, 'EXPORT', of);
        make();
      } catch (error) {
        setFault(error);
      }
    },
  };
}

/** Prints of a case are in the usage log, whether a button or the keys began them; what they show was logged as read before. */
export function usePrints(caseId: string, of: What): void {
  useEffect(() => {
    const printing = () => void tell(caseId, 'PRINT', of).catch(() => undefined);
    addEventListener('beforeprint', printing);
    return () => removeEventListener('beforeprint', printing);
  }, [caseId, of]);
}

function tell(caseId: string, as: 'PRINT' | 'EXPORT', of: What): Promise<void> {
  const key = crypto.randomUUID();
  return send({ method: 'POST', path: `/api/v1/cases/${caseId}/copies`, body: { as, of }, key, outlivesPage: true });
}
