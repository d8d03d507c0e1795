import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

/** How one answer differs from what a well-behaved issuer would give; everything that is absent is as it should be. */
export interface Mischief {
  readonly discovery?: (metadata: Record<string, unknown>) => Record<string, unknown>;
  /** What the browser brings back. */
  readonly callback?: (answer: Record<string, string>) => Record<string, string> | string;
  readonly claims?: (claims: JWTPayload) => JWTPayload;
  readonly header?: (header: JWTHeaderParameters) => JWTHeaderParameters;
  /** The key that signs the ID token. */
  readonly key?: (keys: IssuerKeys) => KeyObject | Uint8Array;
  /** The ID token as it is sent, from the signed one. */
  readonly idToken?: (signed: string, claims: JWTPayload) => string | undefined;
  /** The token endpoint's whole answer; true: answered here. */
  readonly token?: (response: ServerResponse) => boolean;
  /** What the form sent to the token endpoint must not be checked for. */
  readonly blind?: boolean;
}

export interface IssuerKeys {
  readonly own: KeyObject;
  readonly foreign: KeyObject;
  /** The own public key as the text that everybody can read. */
  readonly publicText: Uint8Array;
}

export interface HostileIssuer {
  readonly issuer: string;
  mischief: Mischief;
  /** How often the token endpoint was asked since it was last set to 0. */
  asked: number;
  close(): Promise<void>;
}

interface Code {
  readonly nonce: string;
  readonly challenge: string;
  readonly maxAge: string | null;
}

/** An issuer with keys of its own that does everything right until it is told otherwise. Whoever comes is signed in at once. */
export async function startHostileIssuer(): Promise<HostileIssuer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys: IssuerKeys = {
    own: own.privateKey,
    foreign: foreign.privateKey,
    publicText: Buffer.from(own.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  };
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Code>();
  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      response.statusCode = 500;
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: HostileIssuer = {
    issuer,
    mischief: {},
    asked: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, self.mischief.discovery?.(metadata()) ?? metadata());
      case '/keys':
        return json(response, { keys: [jwk] });
      case '/authorize':
        return authorize(url.searchParams, response);
      case '/token':
        return token(new URLSearchParams(await textOf(request)), response);
      default:
        response.statusCode = 404;
        response.end();
    }
  }

  function metadata(): Record<string, unknown> {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = randomUUID();
    codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      maxAge: asked.get('max_age'),
    });
    const right = { code, state: asked.get('state') ?? '', iss: issuer };
    const answer = self.mischief.callback?.(right) ?? right;
    const query = typeof answer === 'string' ? answer : new URLSearchParams(answer).toString();
    response.writeHead(302, { Location: `${asked.get('redirect_uri') ?? ''}?${query}` });
    response.end();
  }

  async function token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    self.asked += 1;
    if (self.mischief.token?.(response) === true) return;
    const code = codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (self.mischief.blind !== true) codes.delete(form.get('code') ?? '');
    if (code === undefined || (code.challenge !== challenge && self.mischief.blind !== true)) {
      response.statusCode = 400;
      return json(response, { error: 'invalid_grant' });
    }
    const idToken = await idTokenOf(code);
    json(response, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, ...idToken });
  }

  async function idTokenOf(code: Code): Promise<{ readonly id_token?: string }> {
    const { mischief } = self;
    const now = Math.floor(Date.now() / 1000);
    const right: JWTPayload = {
      iss: issuer,
      aud: 'helmi',
      sub: 'anna',
      nonce: code.nonce,
      iat: now,
      exp: now + 300,
      auth_time: now,
      name: 'Anna Hoitaja',
      groups: ['helmi-nurses'],
      acr: 'urn:strong',
    };
    const claims = mischief.claims?.(right) ?? right;
    const usual: JWTHeaderParameters = { alg: 'RS256', kid: 'own', typ: 'JWT' };
    const header = mischief.header?.(usual) ?? usual;
    const key = mischief.key?.(keys) ?? keys.own;
    const signed = await new SignJWT(claims).setProtectedHeader(header).sign(key);
    const sent = mischief.idToken === undefined ? signed : mischief.idToken(signed, claims);
    return sent === undefined ? {} : { id_token: sent };
  }

  return self;
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
