/** A real OpenID provider in a process of its own: `provider-process.ts` starts it and changes its people. */
import { createServer, type IncomingMessage } from 'node:http';
import Provider from 'oidc-provider';

export interface Account {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly acr?: string;
  readonly amr?: readonly string[];
}
export type Order = { readonly accounts: Readonly<Record<string, Account>> };

let accounts: Order['accounts'] = {};
const port = Number(process.argv[2]);
const helmi = String(process.argv[3]);
const client = (id: string, path: string) => ({
  client_id: id,
  client_secret: `the secret of ${id}, long enough`,
  redirect_uris: [helmi + path],
  post_logout_redirect_uris: [`${helmi}/sign-in`],
});

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    client('helmi', '/auth/callback'),
    client('other', '/auth/callback'),
    {
      client_id: 'shipper',
      client_secret: 'the secret of shipper, long enough',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ],
  claims: {
    openid: ['sub', 'amr'],
    profile: ['name', 'preferred_username', 'groups'],
    email: ['email'],
    acr: null,
    amr: null,
  },
  acrValues: ['urn:strong', 'urn:weak'],
  pkce: { required: () => true },
  cookies: { keys: ['a key of the tests'] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:helmi:api',
      getResourceServerInfo: (_context: unknown, resource: string) => ({
        scope: 'read',
        audience: resource,
        accessTokenTTL: 300,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
      useGrantedResource: () => false,
    },
  },
  interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_context: unknown, sub: string) =>
    accounts[sub] === undefined ? undefined : { accountId: sub, claims: () => ({ sub, ...accounts[sub]?.claims }) },
  // Whoever works here has agreed already: the City's provider asks nobody.
  async loadExistingGrant(context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
    const grant = new provider.Grant({
      accountId: context.oidc.session.accountId,
      clientId: context.oidc.client.clientId,
    });
    grant.addOIDCScope('openid profile email');
    grant.addOIDCClaims(['acr', 'amr']);
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
const server = createServer((request, response) => {
  const isLogin = request.url?.startsWith('/interaction/') === true;
  (isLogin ? serveLogin(request, response) : answer(request, response)).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.statusCode = 500;
    response.end();
  });
});

async function serveLogin(request: IncomingMessage, response: Parameters<typeof answer>[1]): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<form method="post" action="${request.url}"><input name="login"></form>`);
    return;
  }
  const login = new URLSearchParams(await bodyOf(request)).get('login') ?? '';
  const { acr, amr } = accounts[login] ?? {};
  await provider.interactionFinished(request, response, { login: { accountId: login, acr, amr } });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

process.on('message', (order: Order) => {
  accounts = order.accounts;
  process.send?.('done');
});
process.on('disconnect', () => process.exit(0));
server.listen(port, '127.0.0.1', () => process.send?.('listening'));
