import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import type { createRoutes } from './router';

interface Props {
  readonly queries: QueryClient;
  readonly router: ReturnType<typeof createRoutes>;
}

/** The whole app: data, then addresses. */
export function App({ queries, router }: Props) {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
