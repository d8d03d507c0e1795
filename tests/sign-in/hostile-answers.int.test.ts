import { UnsecuredJWT } from 'jose';
import { type HostileIssuer, type Mischief, startHostileIssuer } from '../support/oidc/hostile-issuer';
import { HELMI, oidcSettings, openSignIn, type SignInWorld } from '../support/oidc/sign-in-world';

let issuer: HostileIssuer;
let api: SignInWorld;

beforeAll(async () => {
  issuer = await startHostileIssuer();
  api = await openSignIn(oidcSettings(issuer.issuer));
}, 120_000);
beforeEach(() => {
  issuer.mischief = {};
  issuer.asked = 0;
  api.use(oidcSettings(issuer.issuer));
});
afterAll(async () => {
  await api.close();
  await issuer.close();
});

const without =
  (...names: readonly string[]) =>
  <T extends object>(from: T): T =>
    Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name))) as T;
const now = () => Math.floor(Date.now() / 1000);
const HOUR = 3_600;

/** What the issuer does, and what the sign-in page is told; `status` where no page is reached at all. */
const HOSTILE: readonly (readonly [string, Mischief, string])[] = [
  // What the browser brings back.
  ['a state of its own', { callback: (a) => ({ ...a, state: 'x'.repeat(43) }) }, 'expired'],
  ['no state', { callback: without('state') }, 'expired'],
  ['a state that is no secret', { callback: (a) => ({ ...a, state: '1' }) }, 'expired'],
  ['no code', { callback: without('code') }, 'refused'],
  ['a code nobody gave', { callback: (a) => ({ ...a, code: 'made-up' }) }, 'refused'],
  ['the name of another issuer (mix-up)', { callback: (a) => ({ ...a, iss: 'https://evil.example' }) }, 'refused'],
  ['no name although it promised one', { callback: without('iss') }, 'refused'],
  ['a refusal', { callback: ({ state = '', iss = '' }) => ({ state, iss, error: 'access_denied' }) }, 'refused'],
  ['a refusal beside a code', { callback: (a) => ({ ...a, error: 'login_required' }) }, 'refused'],
  [
    '"not now"',
    { callback: ({ state = '', iss = '' }) => ({ state, iss, error: 'temporarily_unavailable' }) },
    'unavailable',
  ],
  ['an ID token in the address', { callback: (a) => ({ ...a, id_token: 'a.b.c' }) }, 'refused'],
  // What the ID token says.
  ['no ID token', { idToken: () => undefined }, 'refused'],
  ['no nonce', { claims: without('nonce') }, 'refused'],
  ['another nonce', { claims: (c) => ({ ...c, nonce: 'of another question' }) }, 'refused'],
  ['another audience', { claims: (c) => ({ ...c, aud: 'other' }) }, 'refused'],
  [
    'several audiences, made for another',
    { claims: (c) => ({ ...c, aud: ['helmi', 'other'], azp: 'other' }) },
    'refused',
  ],
  ['another issuer', { claims: (c) => ({ ...c, iss: 'https://evil.example' }) }, 'refused'],
  ['no subject', { claims: without('sub') }, 'refused'],
  ['a subject that is no text', { claims: (c) => ({ ...c, sub: 7 as unknown as string }) }, 'refused'],
  ['an expired token', { claims: (c) => ({ ...c, iat: now() - HOUR, exp: now() - 60 }) }, 'refused'],
  ['no expiry', { claims: without('exp') }, 'refused'],
  ['a token of the future', { claims: (c) => ({ ...c, iat: now() + 90, exp: now() + HOUR }) }, 'refused'],
  ['a token of long ago', { claims: (c) => ({ ...c, iat: now() - HOUR, exp: now() + HOUR }) }, 'refused'],
  ['a token that is not valid yet', { claims: (c) => ({ ...c, nbf: now() + 90 }) }, 'refused'],
  // How it is signed.
  ['no signature (alg none)', { idToken: (_, claims) => new UnsecuredJWT(claims).encode() }, 'refused'],
  ['HS256 with the public key', { header: (h) => ({ ...h, alg: 'HS256' }), key: (k) => k.publicText }, 'refused'],
  ['a signature of somebody else', { key: (k) => k.foreign }, 'refused'],
  ['a signature cut off', { idToken: (signed) => signed.replace(/[^.]*$/, '') }, 'refused'],
  ['claims changed after signing', { idToken: swapClaims }, 'refused'],
  ['a key it does not have', { header: (h) => ({ ...h, kid: 'unknown' }) }, 'refused'],
  [
    'a key the token brings along',
    { header: (h) => ({ ...h, kid: 'mine', jku: 'http://127.0.0.1:1/' }), key: (k) => k.foreign },
    'refused',
  ],
  ['another signature method than it said', { header: (h) => ({ ...h, alg: 'RS384' }) }, 'refused'],
  // How the token endpoint behaves.
  ['a broken token endpoint', { token: (r) => status(r, 500) }, 'unavailable'],
  ['a token endpoint that leads elsewhere', { token: (r) => redirect(r, 'https://evil.example/') }, 'unavailable'],
  ['a page instead of an answer', { token: (r) => body(r, '<html>', 'text/html') }, 'unavailable'],
  ['half an answer', { token: (r) => body(r, '{"access_token":', 'application/json') }, 'refused'],
  [
    'an endless answer',
    { token: (r) => body(r, `{"x":"${'y'.repeat(2_000_000)}"}`, 'application/json') },
    'unavailable',
  ],
  ['a token endpoint that never answers', { token: () => true }, 'unavailable'],
  // What the person is.
  ['no group', { claims: without('groups') }, 'not_in_helmi'],
  ['groups that are no list', { claims: (c) => ({ ...c, groups: { 'helmi-nurses': true } }) }, 'not_in_helmi'],
  [
    'a group that is a property of every object',
    { claims: (c) => ({ ...c, groups: ['constructor', '__proto__'] }) },
    'not_in_helmi',
  ],
  [
    'ten thousand groups',
    { claims: (c) => ({ ...c, groups: Array.from({ length: 10_000 }, (_, i) => `g${i}`) }) },
    'not_in_helmi',
  ],
];

function swapClaims(signed: string): string {
  const [head = '', claims = '', signature = ''] = signed.split('.');
  const other = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), sub: 'somebody else' };
  return [head, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.');
}

type Response = Parameters<NonNullable<Mischief['token']>>[0];

function status(response: Response, code: number): true {
  response.statusCode = code;
  response.end();
  return true;
}
function redirect(response: Response, to: string): true {
  response.setHeader('Location', to);
  return status(response, 302);
}
function body(response: Response, text: string, type: string): true {
  response.setHeader('Content-Type', type);
  response.end(text);
  return true;
}

describe('an issuer that answers as it should', () => {
  it('is believed, so that the refusals below are about what is wrong in them', async () => {
    const visitor = api.visitor();
    const { at } = await visitor.follow(`${HELMI}/auth/login`);
    expect(at.href).toBe(`${HELMI}/`);
    expect(await api.session(visitor)).toBe(200);
  });

  it('may have a clock that is half a minute wrong', async () => {
    issuer.mischief = { claims: (c) => ({ ...c, iat: now() + 25 }) };
    const visitor = api.visitor();
    expect((await visitor.follow(`${HELMI}/auth/login`)).at.href).toBe(`${HELMI}/`);
  });
});

describe('hostile answers', () => {
  it.each(HOSTILE)('%s: nobody is signed in', async (_, mischief, why) => {
    issuer.mischief = mischief;
    const visitor = api.visitor();
    const { at } = await visitor.follow(`${HELMI}/auth/login`);
    expect(at.pathname + at.search).toBe(`/sign-in?why=${why}`);
    expect(visitor.cookie('helmi')).toBeUndefined();
    expect(await api.session(visitor)).toBe(401);
  });

  it('the same name twice is refused before anything is asked', async () => {
    issuer.mischief = { callback: ({ code = '', state = '' }) => `code=${code}&code=other&state=${state}` };
    const visitor = api.visitor();
    expect((await visitor.follow(`${HELMI}/auth/login`)).status).toBe(400);
    expect([issuer.asked, await api.session(visitor)]).toEqual([0, 401]);
  });

  it.each([
    ['issuer', { issuer: 'https://evil.example' }],
    ['token endpoint', { token_endpoint: 'ftp://127.0.0.1/token' }],
  ])('a description of itself with another %s leads nowhere', async (_, change) => {
    issuer.mischief = { discovery: (metadata) => ({ ...metadata, ...change }) };
    api.use(oidcSettings(issuer.issuer));
    const visitor = api.visitor();
    const { at } = await visitor.follow(`${HELMI}/auth/login`);
    expect(at.pathname).toBe('/sign-in');
    expect(await api.session(visitor)).toBe(401);
  });

  it('an unsigned token is refused although the issuer says that it signs nothing', async () => {
    issuer.mischief = {
      discovery: (metadata) => ({ ...metadata, id_token_signing_alg_values_supported: ['none', 'HS256'] }),
      idToken: (_, claims) => new UnsecuredJWT(claims).encode(),
    };
    const visitor = api.visitor();
    expect((await visitor.follow(`${HELMI}/auth/login`)).at.search).toBe('?why=refused');
    expect(await api.session(visitor)).toBe(401);
  });

  it('a required context that is missing, or somebody who proved too long ago who they are', async () => {
    issuer.mischief = { claims: without('acr') };
    api.use(oidcSettings(issuer.issuer, { acr: ['urn:strong'] }));
    expect((await api.visitor().follow(`${HELMI}/auth/login`)).at.search).toBe('?why=too_weak');
    issuer.mischief = { claims: (c) => ({ ...c, auth_time: now() - 2 * HOUR }) };
    api.use(oidcSettings(issuer.issuer, { maxAgeSeconds: HOUR }));
    expect((await api.visitor().follow(`${HELMI}/auth/login`)).at.search).toBe('?why=refused');
    api.use(oidcSettings(issuer.issuer));
    expect((await api.visitor().follow(`${HELMI}/auth/login?fresh=true`)).at.search).toBe('?why=refused');
  });
});

describe('an answer that is not this browser’s', () => {
  const toCallback = (next: URL) => next.pathname === '/auth/callback';

  it('was never asked for', async () => {
    const { at } = await api.visitor().follow(`${HELMI}/auth/callback?code=c&state=${'s'.repeat(43)}`);
    expect([at.search, issuer.asked]).toEqual(['?why=expired', 0]);
  });

  it('began in another browser: it does not sign this one in, and the other one can go on', async () => {
    const mine = api.visitor();
    const { at: link } = await mine.follow(`${HELMI}/auth/login`, toCallback);
    const victim = api.visitor();
    await victim.follow(`${HELMI}/auth/login`, toCallback);
    expect((await victim.follow(link.href)).at.search).toBe('?why=expired');
    expect([issuer.asked, await api.session(victim)]).toEqual([0, 401]);
    expect((await mine.follow(link.href)).at.href).toBe(`${HELMI}/`);
  });

  it('came twice', async () => {
    const visitor = api.visitor();
    const { at: link } = await visitor.follow(`${HELMI}/auth/login`, toCallback);
    const secret = visitor.cookie('helmi-signin') ?? '';
    await visitor.follow(link.href);
    const thief = api.visitor();
    thief.keep('helmi-signin', secret);
    expect((await thief.follow(link.href)).at.search).toBe('?why=expired');
    expect(issuer.asked).toBe(1);
  });

  it('came too late', async () => {
    const visitor = api.visitor();
    const { at: link } = await visitor.follow(`${HELMI}/auth/login`, toCallback);
    await api.db.pool.query("UPDATE sign_in SET expires_at = now() - interval '1 second'");
    expect((await visitor.follow(link.href)).at.search).toBe('?why=expired');
  });

  it('carries the code of another question: the verifier or the nonce does not fit, even if the issuer looks away', async () => {
    const mine = api.visitor();
    const { at: foreign } = await mine.follow(`${HELMI}/auth/login`, toCallback);
    for (const blind of [false, true]) {
      issuer.mischief = { blind };
      const victim = api.visitor();
      const { at: link } = await victim.follow(`${HELMI}/auth/login`, toCallback);
      link.searchParams.set('code', foreign.searchParams.get('code') ?? '');
      expect((await victim.follow(link.href)).at.search).toBe('?why=refused');
      expect(await api.session(victim)).toBe(401);
    }
  });
});

describe('an issuer that is away', () => {
  it('is told on the sign-in page, with the way back kept, and is asked again at the next try', async () => {
    api.use(oidcSettings('http://127.0.0.1:1'));
    const visitor = api.visitor();
    const { at } = await visitor.follow(`${HELMI}/auth/login?next=/cases`);
    expect(at.pathname + at.search).toBe('/sign-in?why=unavailable&next=%2Fcases');
    api.use(oidcSettings(issuer.issuer));
    expect((await visitor.follow(`${HELMI}/auth/login?next=/cases`)).at.pathname).toBe('/cases');
  });

  it('keeps nobody from signing out', async () => {
    const visitor = api.visitor();
    await visitor.follow(`${HELMI}/auth/login`);
    api.use(oidcSettings('http://127.0.0.1:1'));
    const answer = await visitor.get(`${HELMI}/auth/logout`, { method: 'POST', headers: { 'X-Helmi': '1' } });
    expect([answer.status, answer.headers.has('x-helmi-sign-out-at'), await api.session(visitor)]).toEqual([
      204,
      false,
      401,
    ]);
  });
});

describe('what is written down', () => {
  it('names the reason of a refusal, and nothing that was sent', async () => {
    issuer.mischief = { claims: without('nonce') };
    await api.visitor().follow(`${HELMI}/auth/login`);
    expect((await api.log()).at(-1)).toEqual({
      action: 'DENIED',
      userId: 'UNKNOWN',
      objectId: 'OAUTH_INVALID_RESPONSE',
    });
  });
});
