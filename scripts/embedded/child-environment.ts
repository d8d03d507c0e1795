import type { EmbeddedSecrets } from './secrets';

/** Where the embedded parts can be found; absent where the person gave a part of their own. */
export interface Whereabouts {
  readonly databaseUrl?: string | undefined;
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
 * Secrets made here are named by file, so that they stand in no process list.
 */
export function childEnvironment(
  own: Environment,
  secrets: EmbeddedSecrets,
  settings: { readonly dataDir: string; readonly workflowBundle?: string },
  where: Whereabouts,
): Environment {
  const given = (name: string) => own[name] !== undefined || own[`${name}_FILE`] !== undefined;
  const embedded = where.databaseUrl !== undefined;
  return {
    ...own,
    TZ: 'UTC',
    HELMI_DATA_DIR: settings.dataDir,
    ...(settings.workflowBundle === undefined ? {} : { HELMI_WORKFLOW_BUNDLE: settings.workflowBundle }),
    ...(given('HELMI_SESSION_SECRET') ? {} : { HELMI_SESSION_SECRET_FILE: secrets.sessionFile }),
    ...(given('HELMI_PAYLOAD_KEYS') ? {} : { HELMI_PAYLOAD_KEYS_FILE: secrets.payloadKeysFile }),
    ...(embedded ? { HELMI_AUTH: own['HELMI_AUTH'] ?? 'demo', HELMI_TRAINING: own['HELMI_TRAINING'] ?? 'true' } : {}),
    ...(where.databaseUrl === undefined ? {} : { DATABASE_URL_FILE: secrets.keep('database-url', where.databaseUrl) }),
    ...(where.temporalAddress === undefined
      ? {}
      : { TEMPORAL_ADDRESS: where.temporalAddress, TEMPORAL_NAMESPACE: 'helmi', ...NO_TEMPORAL_OF_OWN }),
    ...(where.mail === undefined ? {} : { SMTP_URL: where.mail.url, HELMI_MAIL_PAGE: where.mail.page }),
    ...(where.mail?.sms === undefined || given('HELMI_SMS_URL') ? {} : { HELMI_SMS_URL: where.mail.sms }),
  };
}
