import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { keys, type Session, send } from '../api';
import { type Language, setLanguage } from '../i18n';

const CHANNEL = 'helmi-session';

/** Tells the other tabs that the person signed out, so that none of them keeps anything. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
}

/** Hears of a sign-out in another tab. Returns how to stop. */
export function onSignedOutElsewhere(act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => act();
  return () => channel.close();
}

/** Ends the session, here and in every tab, and forgets everything that was read. */
export function useSignOut(): (why?: 'idle') => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (why) => {
    await send({ method: 'POST', path: '/auth/logout' }).catch(() => undefined);
    tellSignedOut();
    queries.clear();
    await navigate(why === undefined ? '/sign-in' : `/sign-in?why=${why}`, { replace: true });
  };
}

/** Changes the person's language: remembered by the server, for mails too. */
export async function changeLanguage(queries: QueryClient, language: Language): Promise<void> {
  await setLanguage(language);
  const session = queries.getQueryData<Session>(keys.session);
  if (session === undefined) return;
  queries.setQueryData<Session>(keys.session, { ...session, user: { ...session.user, language } });
  await send({ method: 'PUT', path: '/api/v1/session/language', body: { language } });
  // What the server words itself, such as titles of steps, is asked for in the new language.
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
