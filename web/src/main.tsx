import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { guessLanguage, setLanguage } from './i18n';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('no place for the app in the page');
  await setLanguage(guessLanguage(location.search, navigator.languages));
  createRoot(root).render(<App />);
}

void start();
