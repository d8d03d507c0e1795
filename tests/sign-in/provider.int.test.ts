import { type ProviderProcess, startProvider } from '../support/oidc/provider-process';
import { HELMI, oidcSettings, openSignIn, type SignInWorld } from '../support/oidc/sign-in-world';

let provider: ProviderProcess;
let api: SignInWorld;

const ANNA = {
  name: 'Anna Hoitaja',
  preferred_username: 'ahoitaja',
  email: 'anna@hel.example',
  groups: ['helmi-nurses'],
};

beforeAll(async () => {
  provider = await startProvider(HELMI);
  api = await openSignIn(oidcSettings(provider.issuer));
}, 120_000);
beforeEach(async () => {
  api.use(oidcSettings(provider.issuer));
  await provider.people({
    anna: { claims: ANNA, acr: 'urn:strong', amr: ['pwd', 'otp'] },
    berit: { claims: { name: 'Berit Ledare', groups: ['helmi-leaders', 'everybody'] } },
    carl: { claims: { name: 'Carl Utan', groups: ['everybody'] } },
  });
});
afterAll(async () => {
  await api.close();
  await provider.stop();
});

const signIn = async (login = 'anna', visitor = api.visitor(login)) => {
  const arrived = await visitor.follow(`${HELMI}/auth/login`);
  return { visitor, arrived };
};
const who = async (visitor: { get(address: string): Promise<Response> }) =>
  ((await (await visitor.get(`${HELMI}/api/v1/session`)).json()) as { user: Record<string, unknown> }).user;
const post = (path: string, headers: Record<string, string> = { 'X-Helmi': '1' }) =>
  [`${HELMI}${path}`, { method: 'POST', headers }] as const;

describe('signing in at a real OpenID provider', () => {
  it('lets a person in whose group has a role, and writes it down', async () => {
    const { visitor, arrived } = await signIn();
    expect(arrived.at.pathname).toBe('/');
    expect(await who(visitor)).toMatchObject({
      username: 'ahoitaja',
      displayName: 'Anna Hoitaja',
      roles: ['NURSE'],
    });
    expect(visitor.cookie('helmi-signin')).toBeUndefined();
    const { rows } = await api.db.pool.query('SELECT oidc_subject, groups, email FROM staff WHERE username = $1', [
      'ahoitaja',
    ]);
    expect(rows).toEqual([
      { oidc_subject: `${provider.issuer}|anna`, groups: ['helmi-nurses'], email: 'anna@hel.example' },
    ]);
    expect((await api.log()).at(-1)).toMatchObject({ action: 'LOGIN' });
  });

  it('asks with a challenge, a state and a nonce, and keeps no secret of it in the database or in an address', async () => {
    const visitor = api.visitor();
    const { way } = await visitor.follow(`${HELMI}/auth/login?next=/cases`);
    const asked = way[1]?.searchParams;
    expect(asked?.get('response_type')).toBe('code');
    expect(asked?.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked?.get(name)).toMatch(/^[\w-]{43}$/);
    const back = way.find((each) => each.pathname === '/auth/callback');
    expect([...(back?.searchParams.keys() ?? [])].sort()).toEqual(['code', 'iss', 'state']);
    expect(way.some((each) => /secret|token/.test(each.href))).toBe(false);
    const { rows } = await api.db.pool.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name IN ('sign_in', 'staff_session') ORDER BY table_name, ordinal_position`,
    );
    expect(rows.map(({ name }) => name).join(' ')).toBe(
      'state_hash browser_hash return_to fresh expires_at id_hash user_id created_at last_seen_at expires_at',
    );
  });

  it('comes back to the page one came from', async () => {
    const visitor = api.visitor();
    const { at } = await visitor.follow(`${HELMI}/auth/login?next=/cases/5f0c`);
    expect(at.href).toBe(`${HELMI}/cases/5f0c`);
  });

  it('gives a new session id at every sign-in and ends the one before', async () => {
    const { visitor } = await signIn();
    const first = visitor.cookie('helmi') ?? '';
    await visitor.follow(`${HELMI}/auth/login`);
    expect(visitor.cookie('helmi')).not.toBe(first);
    const thief = api.visitor();
    thief.keep('helmi', first);
    expect(await api.session(thief)).toBe(401);
  });

  it('does not use a session id that somebody planted', async () => {
    const visitor = api.visitor();
    visitor.keep('helmi', 'A'.repeat(43));
    await visitor.follow(`${HELMI}/auth/login`);
    expect(visitor.cookie('helmi')).not.toBe('A'.repeat(43));
    const thief = api.visitor();
    thief.keep('helmi', 'A'.repeat(43));
    expect(await api.session(thief)).toBe(401);
  });

  it('refuses somebody without a role in Helmi, keeps nothing of them, and writes the refusal down', async () => {
    const { visitor, arrived } = await signIn('carl');
    expect(arrived.at.search).toBe('?why=not_in_helmi');
    expect(await api.session(visitor)).toBe(401);
    const { rows } = await api.db.pool.query("SELECT 1 FROM staff WHERE display_name = 'Carl Utan'");
    expect(rows).toHaveLength(0);
    expect((await api.log()).at(-1)).toMatchObject({ action: 'DENIED', userId: 'UNKNOWN', objectId: 'no_role' });
  });

  it('knows a person by issuer and subject, never by name: a namesake is somebody else', async () => {
    await signIn();
    await provider.people({ anna2: { claims: { ...ANNA, groups: ['helmi-leaders'] } } });
    const { visitor } = await signIn('anna2');
    expect(await who(visitor)).toMatchObject({ username: 'ahoitaja-2', roles: ['NURSE', 'TL'] });
  });

  it('does not let a first sign-in make two people of one', async () => {
    await provider.people({ dora: { claims: { name: 'Dora Två', groups: ['helmi-nurses'] } } });
    const both = await Promise.all([signIn('dora'), signIn('dora')]);
    expect(both.map(({ arrived }) => arrived.at.pathname)).toEqual(['/', '/']);
    const { rows } = await api.db.pool.query("SELECT 1 FROM staff WHERE display_name = 'Dora Två'");
    expect(rows).toHaveLength(1);
  });

  it('lets two tabs of one browser sign in side by side', async () => {
    const visitor = api.visitor();
    const pause = (next: URL) => next.pathname === '/auth/callback';
    const first = await visitor.follow(`${HELMI}/auth/login?next=/work`, pause);
    const second = await visitor.follow(`${HELMI}/auth/login?next=/cases`, pause);
    expect((await visitor.follow(second.at.href)).at.pathname).toBe('/cases');
    // The first tab's answer belongs to the cookie that the second one just used up.
    expect((await visitor.follow(first.at.href)).at.search).toBe('?why=expired');
  });
});

describe('rights at the next request', () => {
  it('somebody disabled is out at once and stays out', async () => {
    const { visitor } = await signIn('berit');
    await api.db.pool.query("UPDATE staff SET active = false WHERE display_name = 'Berit Ledare'");
    expect(await api.session(visitor)).toBe(401);
    const again = await signIn('berit');
    expect(again.arrived.at.search).toBe('?why=not_in_helmi');
    expect((await api.log()).at(-1)).toMatchObject({ action: 'DENIED', objectId: 'disabled' });
    await api.db.pool.query("UPDATE staff SET active = true WHERE display_name = 'Berit Ledare'");
  });

  it('a role that was taken away is gone with the next request', async () => {
    const { visitor } = await signIn('berit');
    const workload = async () => (await visitor.get(`${HELMI}/api/v1/admin/attention`)).status;
    expect(await workload()).toBe(200);
    await api.db.pool.query("UPDATE staff SET roles = '{NURSE}' WHERE display_name = 'Berit Ledare'");
    expect(await workload()).toBe(403);
  });

  it('a group that was taken away counts from the next sign-in on, and then in every session', async () => {
    const { visitor } = await signIn('berit');
    await provider.people({ berit: { claims: { name: 'Berit Ledare', groups: ['everybody'] } } });
    expect(await api.session(visitor)).toBe(200);
    const elsewhere = await signIn('berit');
    expect(elsewhere.arrived.at.search).toBe('?why=not_in_helmi');
    expect(await api.session(visitor)).toBe(401);
  });

  it('a cookie that was copied is worth nothing after signing out, and the provider is told where to go', async () => {
    const { visitor } = await signIn();
    const thief = api.visitor();
    thief.keep('helmi', visitor.cookie('helmi') ?? '');
    expect(await api.session(thief)).toBe(200);
    const answer = await visitor.get(...post('/auth/logout'));
    expect(answer.status).toBe(204);
    const further = new URL(answer.headers.get('x-helmi-sign-out-at') ?? '');
    expect(further.origin).toBe(provider.issuer);
    expect([...further.searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri']);
    expect(await api.session(thief)).toBe(401);
    expect((await api.log()).at(-1)).toMatchObject({ action: 'LOGOUT', objectId: 'THIS_DEVICE' });
  });

  it('signing out everywhere ends the sessions of every device', async () => {
    const { visitor: desk } = await signIn();
    const { visitor: phone } = await signIn();
    expect((await desk.get(...post('/auth/logout-everywhere'))).status).toBe(204);
    expect([await api.session(desk), await api.session(phone)]).toEqual([401, 401]);
    expect((await api.log()).at(-1)).toMatchObject({ action: 'LOGOUT', objectId: 'ALL_DEVICES' });
  });

  it.each([
    ['idle for too long', "last_seen_at = now() - interval '16 minutes'"],
    ['as old as a session gets', 'expires_at = now()'],
  ])('a session that is %s is over', async (_, change) => {
    const { visitor } = await signIn();
    const { id } = await who(visitor);
    await api.db.pool.query(`UPDATE staff_session SET ${change} WHERE user_id = $1`, [id]);
    expect(await api.session(visitor)).toBe(401);
  });
});

describe('how strongly somebody must have proved who they are', () => {
  it.each([
    ['the required context', { acr: ['urn:strong'] }, '/'],
    ['another context', { acr: ['urn:very-strong'] }, '/sign-in?why=too_weak'],
    ['all required methods', { amr: ['otp', 'pwd'] }, '/'],
    ['a method missing', { amr: ['pwd', 'hwk'] }, '/sign-in?why=too_weak'],
  ])('%s', async (_, rule, end) => {
    api.use(oidcSettings(provider.issuer, rule));
    const { visitor, arrived } = await signIn();
    expect(arrived.at.pathname + arrived.at.search).toBe(end);
    expect(await api.session(visitor)).toBe(end === '/' ? 200 : 401);
  });

  it('asks the provider to ask again where the last session ran out', async () => {
    const visitor = api.visitor();
    const { way } = await visitor.follow(`${HELMI}/auth/login?fresh=true`);
    expect(way[1]?.searchParams.get('prompt')).toBe('login');
    expect(await api.session(visitor)).toBe(200);
  });
});

describe('machines', () => {
  const token = async (resource = 'urn:helmi:api') => {
    const response = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa(`shipper:${encodeURIComponent('the secret of shipper, long enough')}`)}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'read', resource }),
    });
    const body = (await response.json()) as { access_token: string };
    return body.access_token;
  };
  const ask = async (bearer: string, path = '/api/v1/admin/attention', headers = {}) =>
    (await fetch(api.url + path, { headers: { Authorization: `Bearer ${bearer}`, ...headers } })).status;

  it("come in with the provider's token where a route is for them, and nowhere else", async () => {
    const mine = await token();
    expect(await ask(mine)).toBe(200);
    expect(await ask(mine, '/api/v1/cases')).toBe(401);
    expect(await ask(mine, '/api/v1/session')).toBe(401);
  });

  it('do not come in with a token for another service, beside a session, or unknown to the settings', async () => {
    expect(await ask(await token('urn:other:api'))).toBe(401);
    const mine = await token();
    expect(await ask(mine, undefined, { Cookie: `helmi=${'A'.repeat(43)}` })).toBe(401);
    api.use(oidcSettings(provider.issuer, { machines: { audience: 'urn:helmi:api', roles: { another: ['ADMIN'] } } }));
    expect(await ask(mine)).toBe(401);
  });

  it('hear "later", not "no", while the provider can not be asked for its keys', async () => {
    const mine = await token();
    api.use(oidcSettings('http://127.0.0.1:1'));
    expect(await ask(mine)).toBe(503);
  });
});
