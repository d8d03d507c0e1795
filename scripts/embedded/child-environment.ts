import type { EmbeddedSecrets } from './secrets';

/** As whom a process signs in to the database. */
export type DatabaseUser = 'api' | 'worker' | 'owner';

// Which setting of `npm start` names the database for each of them, when it is not the embedded one.
const SETTINGS: Readonly<Record<DatabaseUser, string>> = {
  api: 'DATABASE_URL',
  worker: 'DATABASE_WORKER_URL',
  owner: 'DATABASE_OWNER_URL',
};

const DATABASE_FILES: Readonly<Record<DatabaseUser, string>> = {
  api: 'database-url-api',
  worker: 'database-url-worker',
  owner: 'database-url',
};

/** Where the embedded parts can be found; absent where the person gave a part of their own. */
export interface Whereabouts {
  readonly database?: Readonly<Record<DatabaseUser, string>> | undefined;
  readonly temporalAddress?: string | undefined;
  readonly mail?: { readonly url: string; readonly page: string; readonly sms?: string } | undefined;
}

// What a developer's shell may hold for another Temporal server would make the SDK ask the embedded one for TLS.
const NO_TEMPORAL_OF_OWN = {
  TEMPORAL_TLS: undefined,
  TEMPORAL_API_KEY: undefined,
  TEMPORAL_PROFILE: undefined,
  TEMPORAL_CONFIG_FILE: undefined,
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Environment of migration, worker, API and seed: what `npm start` itself was given, plus where the embedded parts are.
 * Secrets made here are named by file, so that they stand in no process list; each process is told of one database user.
 */
export function childEnvironment(
  user: DatabaseUser,
  own: Environment,
  secrets: EmbeddedSecrets,
  settings: { readonly dataDir: string; readonly workflowBundle?: string },
  where: Whereabouts,
): Environment {
  const given = (name: string) => own[name] !== undefined || own[`${name}_FILE`] !== undefined;
  const embedded = where.database !== undefined;
  return {
    ...own,
    ...databaseOf(user, own, secrets, where),
    TZ: 'UTC',
    HELMI_DATA_DIR: settings.dataDir,
    ...(settings.workflowBundle === undefined ? {} : { HELMI_WORKFLOW_BUNDLE: settings.workflowBundle }),
    ...(given('HELMI_SESSION_SECRET') ? {} : { HELMI_SESSION_SECRET_FILE: secrets.sessionFile }),
    ...(given('HELMI_USAGE_LOG_KEY') ? {} : { HELMI_USAGE_LOG_KEY_FILE: secrets.usageLogKeyFile }),
    ...(given('HELMI_PAYLOAD_KEYS') ? {} : { HELMI_PAYLOAD_KEYS_FILE: secrets.payloadKeysFile }),
    ...(embedded ? { HELMI_AUTH: own['HELMI_AUTH'] ?? 'demo', HELMI_TRAINING: own['HELMI_TRAINING'] ?? 'true' } : {}),
    ...(where.temporalAddress === undefined
      ? {}
      : { TEMPORAL_ADDRESS: where.temporalAddress, TEMPORAL_NAMESPACE: 'helmi', ...NO_TEMPORAL_OF_OWN }),
    ...(where.mail === undefined ? {} : { SMTP_URL: where.mail.url, HELMI_MAIL_PAGE: where.mail.page }),
    ...(where.mail?.sms === undefined || given('HELMI_SMS_URL') ? {} : { HELMI_SMS_URL: where.mail.sms }),
  };
}

function databaseOf(
  user: DatabaseUser,
  own: Environment,
  secrets: EmbeddedSecrets,
  { database }: Whereabouts,
): Environment {
  const none = Object.values(SETTINGS).flatMap((name) => [name, `${name}_FILE`]);
  const given = (suffix: '' | '_FILE') => own[`${SETTINGS[user]}${suffix}`];
  return {
    ...Object.fromEntries(none.map((name) => [name, undefined])),
    ...(database === undefined
      ? { DATABASE_URL: given(''), DATABASE_URL_FILE: given('_FILE') }
      : { DATABASE_URL_FILE: secrets.keep(DATABASE_FILES[user], database[user]) }),
  };
}
