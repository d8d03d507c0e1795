import { createRoot } from 'react-dom/client';
import { createQueryClient, sessionQuery } from './api';
import { App } from './app/app';
import { createRoutes } from './app/router';
import { guessLanguage, setLanguage } from './i18n';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('no place for the app in the page');
  // On a slow line every step that waits for another is a fifth of a second: page, person and words are asked for at once.
  const router = createRoutes();
  const queries = createQueryClient();
  if (location.pathname !== '/sign-in') void queries.prefetchQuery(sessionQuery);
  await setLanguage(guessLanguage(location.search, navigator.languages));
  createRoot(root).render(<App queries={queries} router={router} />);
}

void start();
