import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { openRoom, setLanguage } from '../../src/i18n';
import { ROOMS, type Room } from '../../src/i18n/rooms';

// A second is the usual patience, which a busy machine outlasts.
configure({ asyncUtilTimeout: 10_000 });

/** Draws something as a page would: with a router at an address, with data, in a language. */
export async function draw(what: ReactNode, language: 'fi' | 'sv' | 'en' = 'en', at = '/') {
  await setLanguage(language);
  // The router opens a page's rooms; tests/browser sees whether it opens all of them.
  for (const room of Object.keys(ROOMS) as Room[]) await openRoom(room);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[at]}>
        <main>{what}</main>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

/** Rules of accessibility that what is drawn breaks; contrast is for a real browser. */
export async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
