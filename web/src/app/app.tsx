import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '../api';
import { createRoutes } from './router';

/** The whole app: data, then addresses. */
export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
