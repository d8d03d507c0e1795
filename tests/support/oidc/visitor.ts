import { parseSetCookie } from './set-cookie';

/** What came of following redirects: the last address and answer, and every address on the way. */
export interface Arrived {
  readonly at: URL;
  readonly status: number;
  readonly way: readonly URL[];
}

type Asking = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

/**
 * A browser as far as signing in needs one: cookies by host, redirects one by one, a login form that somebody fills in.
 * `places` says where an address of the outside world really is.
 */
export class Visitor {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly places: Readonly<Record<string, string>>,
    readonly login = 'anna',
  ) {}

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  keep(name: string, value: string): void {
    this.jar.set(name, value);
  }

  forget(): void {
    this.jar.clear();
  }

  /** One request, redirects not followed. Cookies go everywhere: the hosts here have different ones by name. */
  async get(address: string, init: Asking = {}): Promise<Response> {
    const origin = Object.keys(this.places).find((place) => address.startsWith(`${place}/`));
    const real = origin === undefined ? address : (this.places[origin] ?? '') + address.slice(origin.length);
    const cookies = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(real, { ...init, redirect: 'manual', headers: { ...init.headers, Cookie: cookies } });
    for (const line of response.headers.getSetCookie()) {
      const { name, value, gone } = parseSetCookie(line);
      if (gone) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects, and fills in the login form where one is shown, until `until` says so or nothing leads on. */
  async follow(from: string, until: (next: URL) => boolean = () => false): Promise<Arrived> {
    const way: URL[] = [];
    let at = new URL(from);
    for (let step = 0; step < 12; step += 1) {
      way.push(at);
      let response = await this.get(at.href);
      if (response.status === 200 && at.pathname.startsWith('/interaction/')) {
        response = await this.get(at.href, { method: 'POST', body: new URLSearchParams({ login: this.login }) });
      }
      const location = response.headers.get('location');
      await response.arrayBuffer();
      if (location === null) return { at, status: response.status, way };
      at = new URL(location, at);
      if (until(at) || /^\/($|sign-in|work|cases)/.test(at.pathname)) return { at, status: response.status, way };
    }
    throw new Error('led in circles');
  }
}
