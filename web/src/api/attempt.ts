import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { send } from './client';
import { isProblem } from './problem';

interface Order {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** Keys of commands: one per attempt. Asking again for the same, after the line broke, is the same attempt. */
export function createAttempts(newKey: () => string = () => crypto.randomUUID()) {
  let last: { readonly order: string; readonly key: string } | null = null;
  return {
    keyFor(order: Order): string {
      const words = JSON.stringify(order);
      if (last?.order !== words) last = { order: words, key: newKey() };
      return last.key;
    },
    /** The service has decided: whatever is asked next is a new attempt. */
    decided(): void {
      last = null;
    },
  };
}

/** Sends commands; after each decided one, everything that is shown is asked for anew. */
export function useCommand<T>() {
  const queries = useQueryClient();
  const attempts = useRef(createAttempts());
  return useMutation<T, unknown, Order>({
    retry: false,
    async mutationFn(order) {
      const key = attempts.current.keyFor(order);
      try {
        const answer = await send<T>({ method: order.method ?? 'POST', path: order.path, body: order.body, key });
        attempts.current.decided();
        return answer;
      } catch (error) {
        if (isProblem(error) && !error.undecided) attempts.current.decided();
        throw error;
      }
    },
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}
