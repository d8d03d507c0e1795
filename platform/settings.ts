import { z } from 'zod';

const port = z.coerce
  .number({ error: 'must be a port number, 1-65535' })
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(65535, 'must be 65535 or less');
const yesNo = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((value) => value === 'true');
const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const minutes = (most: number) =>
  z.coerce
    .number({ error: `must be a number of minutes, 1-${most}` })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(most, `must be ${most} or less`);
const key = z.string().refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), { error: 'must be 32 bytes in base64' });
const secret = z.string().min(32, 'must have at least 32 characters');

/** Every setting of the product: its form, and in `meta` what it means and what holds when it is absent. */
export const Settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development')
    .meta({ about: 'production turns on every refusal that guards real data', preset: 'development' }),
  HELMI_PORT: port.default(3000).meta({ about: 'port of the API and the user interface', preset: '3000' }),
  HELMI_BIND: z
    .union([z.ipv4(), z.ipv6(), z.literal('localhost')], { error: 'must be an IP address or localhost' })
    .default('127.0.0.1')
    .meta({ about: 'address the API listens on', preset: '127.0.0.1' }),
  HELMI_PUBLIC_URL: url(['http:', 'https:']).optional().meta({
    about: 'address people use in their browsers; links in mail start with it',
    preset: 'http://localhost:<port>',
  }),
  HELMI_DATA_DIR: z
    .string()
    .default('./data')
    .meta({ about: 'folder of everything the embedded parts keep', preset: './data' }),
  HELMI_CACHE_DIR: z
    .string()
    .optional()
    .meta({ about: 'folder of downloaded engine binaries', preset: '~/.cache/helmi' }),
  HELMI_AUTH: z.enum(['demo', 'oidc'], { error: 'must be demo or oidc' }).optional().meta({
    about: 'how people sign in: demo staff to pick from, or an OpenID Connect issuer',
    preset: 'demo embedded, else oidc',
  }),
  HELMI_OIDC_ISSUER: url(['https:', 'http:']).optional().meta({ about: 'OpenID Connect issuer', preset: 'none' }),
  HELMI_OIDC_CLIENT_ID: z.string().optional().meta({ about: 'client id at the issuer', preset: 'none' }),
  HELMI_OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .meta({ about: 'client secret at the issuer', preset: 'none', secret: true }),
  HELMI_OIDC_SCOPE: z
    .string()
    .regex(/(^|\s)openid(\s|$)/, 'must contain openid')
    .default('openid profile email')
    .meta({ about: 'scopes asked of the issuer', preset: 'openid profile email' }),
  HELMI_OIDC_ROLES: z.string().optional().meta({
    about: 'who may come in as what: {"group at the issuer": "ROLE" or ["ROLE", "ROLE"]}',
    preset: 'none: nobody',
  }),
  HELMI_OIDC_ROLE_CLAIM: z.string().default('groups').meta({
    about: "claim with a person's groups; dots lead into claims inside claims, as in realm_access.roles",
    preset: 'groups',
  }),
  HELMI_OIDC_ACR: z
    .string()
    .optional()
    .meta({ about: 'authentication contexts of which one is required (acr), separated by commas', preset: 'any' }),
  HELMI_OIDC_AMR: z
    .string()
    .optional()
    .meta({ about: 'authentication methods that are all required (amr), separated by commas', preset: 'any' }),
  HELMI_OIDC_MAX_AGE_MINUTES: minutes(1440).optional().meta({
    about: 'minutes since the person proved who they are, after which the issuer asks again',
    preset: "the issuer's own rule",
  }),
  HELMI_MACHINES: z.string().optional().meta({
    about: 'clients that may come with a bearer token: {"client id": "ROLE" or ["ROLE", "ROLE"]}',
    preset: 'none',
  }),
  HELMI_MACHINE_AUDIENCE: z
    .string()
    .optional()
    .meta({ about: "audience that a machine's token must be made for", preset: 'none: no machine comes in' }),
  HELMI_TRAINING: yesNo
    .optional()
    .meta({ about: 'training cases, whose clock can be moved, may exist', preset: 'true embedded, else false' }),
  HELMI_WORKFLOW_BUNDLE: z.string().optional().meta({
    about: "file of the worker's bundled workflow code; set by npm start and in the image",
    preset: 'bundled at start',
  }),
  HELMI_IDLE_MINUTES: minutes(600)
    .default(15)
    .meta({ about: 'minutes without a request after which a session ends', preset: '15' }),
  HELMI_SESSION_HOURS: z.coerce
    .number({ error: 'must be a number of hours, 1-24' })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(24, 'must be 24 or less')
    .default(10)
    .meta({ about: 'hours after which whoever is signed in signs in again', preset: '10' }),
  HELMI_RATE_LIMIT: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .meta({ about: 'off: requests are not counted, for measurements; not in production', preset: 'on' }),
  HELMI_LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'], { error: 'must be error, warn, info or debug' })
    .default('info')
    .meta({ about: 'least important log line that is written', preset: 'info' }),
  HELMI_SESSION_SECRET: secret.optional().meta({
    about: 'key that signs session cookies and list cursors',
    preset: 'made at start, not in production',
    secret: true,
  }),
  HELMI_USAGE_LOG_KEY: key.optional().meta({
    about: 'Ed25519 key that signs checkpoints of the usage log: 32 random bytes in base64',
    preset: 'made by npm start, else no checkpoints; not in production',
    secret: true,
  }),
  HELMI_USAGE_LOG_URL: url(['http:', 'https:']).optional().meta({
    about:
      "store outside that the usage log is shipped to, in Elasticsearch's bulk form, e.g. https://host/index/_bulk",
    preset: 'none: not shipped',
  }),
  HELMI_USAGE_LOG_TOKEN: z
    .string()
    .optional()
    .meta({ about: 'bearer token for that store', preset: 'none', secret: true }),
  HELMI_USAGE_LOG_OLD_KEYS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(key))
    .optional()
    .meta({
      about: 'public halves of keys that signed earlier checkpoints, with spaces between',
      preset: 'none',
    }),
  HELMI_PAYLOAD_KEYS: z.string().optional().meta({
    about: 'keyring of what Temporal stores: {"current": id, "keys": {id: 32 bytes in base64}}',
    preset: 'none: payloads stay readable, not in production',
    secret: true,
  }),
  HELMI_PAYLOAD_PLAINTEXT: z
    .enum(['refuse', 'accept'], { error: 'must be refuse or accept' })
    .default('refuse')
    .meta({ about: 'accept: payloads written before the keyring existed may still be read', preset: 'refuse' }),
  HELMI_WORKER_METRICS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
    .optional()
    .meta({ about: "address where Prometheus reads the worker's metrics", preset: 'none' }),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional().meta({
    about:
      'PostgreSQL the cases are kept in, as the role of the process: helmi_api, helmi_worker, or the owner for tools',
    preset: 'embedded',
    secret: true,
  }),
  DATABASE_WORKER_URL: url(['postgres:', 'postgresql:']).optional().meta({
    about: 'only for npm start with a database of your own: the same as helmi_worker, for the worker it starts',
    preset: 'none',
    secret: true,
  }),
  DATABASE_OWNER_URL: url(['postgres:', 'postgresql:']).optional().meta({
    about: 'only for npm start with a database of your own: the same as the owner, for the schema',
    preset: 'none',
    secret: true,
  }),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
    .optional()
    .meta({
      about: "Temporal server; the SDK's other TEMPORAL_* variables (TLS, API key) are heard too",
      preset: 'embedded',
    }),
  TEMPORAL_NAMESPACE: z.string().default('helmi').meta({ about: 'namespace of the cases', preset: 'helmi' }),
  TEMPORAL_CLI_PATH: z
    .string()
    .optional()
    .meta({ about: 'Temporal CLI to use for the embedded server', preset: 'found or fetched' }),
  SMTP_URL: url(['smtp:', 'smtps:'])
    .optional()
    .meta({ about: 'mail server that notices are handed to', preset: 'embedded catcher', secret: true }),
  HELMI_MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/, 'must be a mail address')
    .default('Helmi <helmi@localhost>')
    .meta({ about: 'sender of notices', preset: 'Helmi <helmi@localhost>' }),
  HELMI_SMS_URL: url(['http:', 'https:']).optional().meta({
    about: 'text message gateway that urgent alerts are posted to, as JSON {id, to, text}',
    preset: 'embedded catcher, else no text messages',
  }),
  HELMI_SMS_TOKEN: z
    .string()
    .optional()
    .meta({ about: 'bearer token for the text message gateway', preset: 'none', secret: true }),
  HELMI_MAIL_PAGE: url(['http:', 'https:'])
    .optional()
    .meta({ about: 'where the caught mails can be read; set by npm start', preset: 'none' }),
});

export type SettingName = keyof typeof Settings.shape;
export type SettingValues = z.infer<typeof Settings>;

/** One row of the settings table. `secret` settings can also be given as `<name>_FILE`, the path of a file. */
export interface SettingDescription {
  readonly name: SettingName;
  readonly meaning: string;
  readonly preset: string;
  readonly secret: boolean;
}

/** The settings in the order of the table, for `docs/settings.md` and the checks of docker-compose.yml. */
export function describeSettings(): SettingDescription[] {
  return Object.keys(Settings.shape)
    .filter(isSettingName)
    .map((name) => {
      const meta = Settings.shape[name].meta() ?? {};
      return {
        name,
        meaning: String(meta['about']),
        preset: String(meta['preset']),
        secret: meta['secret'] === true,
      };
    });
}

/** True for a name of the table. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(Settings.shape, name);
}
