import { type Problem, problem } from './problems';

type Parsed =
  | { readonly ok: true; readonly query: { readonly [name: string]: string } }
  | { readonly ok: false; readonly problem: Problem };

/** The query of a URL as single values: a name given twice, or one that isn't percent-encoded properly, is refused. */
export function parseQuery(url: string): Parsed {
  const start = url.indexOf('?');
  if (start === -1) return { ok: true, query: {} };
  const entries: [string, string][] = [];
  const names = new Set<string>();
  for (const part of url.slice(start + 1).split('&')) {
    if (part === '') continue;
    const pair = decodePair(part);
    if (pair === null || names.has(pair[0]))
      return { ok: false, problem: problem('bad_request', { code: 'bad_query' }) };
    names.add(pair[0]);
    entries.push(pair);
  }
  return { ok: true, query: Object.fromEntries(entries) };
}

function decodePair(part: string): [string, string] | null {
  const equals = part.indexOf('=');
  const [name, value] = equals === -1 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
  try {
    return [decode(name), decode(value)];
  } catch {
    return null;
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
