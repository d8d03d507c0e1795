import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { keys, type Session, send, signOutAt } from '../api';
import { draftsRest, writeDrafts } from '../form';
import { type Language, setLanguage } from '../i18n';

const CHANNEL = 'helmi-session';

/** Tells the other tabs who is signed in now, nobody or a person by id: none of them keeps what another one had read. */
export function tellWhoIsHere(id: string | null): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(id);
  channel.close();
}

/** Hears that `id` is no longer the one who is signed in, by a deed in another tab. Returns how to stop. */
export function onReplacedElsewhere(id: string, act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<string | null>) => {
    if (data !== id) act();
  };
  return () => channel.close();
}

/** Ends the session at the server, after what was typed is there; returns where the issuer's own session is ended. */
export async function endSession(): Promise<string | null> {
  await writeDrafts();
  draftsRest();
  return signOutAt('/auth/logout').catch(() => null);
}

/** Ends the session in every tab, or on every device, and forgets everything that was read. Throws where "everywhere" was not reached. */
export function useSignOut(): (everywhere?: 'everywhere') => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (everywhere) => {
    const further = everywhere === undefined ? await endSession() : await endEverywhere();
    tellWhoIsHere(null);
    queries.clear();
    if (further === null) await navigate('/sign-in', { replace: true });
    else location.replace(further);
  };
}

async function endEverywhere(): Promise<string | null> {
  await writeDrafts();
  const further = await signOutAt('/auth/logout-everywhere');
  draftsRest();
  return further;
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
