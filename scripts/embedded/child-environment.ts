import type { EmbeddedSecrets } from './secrets';

/** Where the parts of an embedded installation can be found. */
export interface Whereabouts {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly smtpUrl: string;
  readonly mailPage: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Environment of migration, worker, API and seed: what `npm start` itself was given, plus where the embedded parts are.
 * Secrets made here are named by file, so that they stand in no process list. `where` is absent when the person gave
 * a database and a Temporal server of their own.
 */
export function childEnvironment(
  own: Environment,
  secrets: EmbeddedSecrets,
  settings: { readonly dataDir: string; readonly workflowBundle?: string },
  where: Partial<Whereabouts>,
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
      : { TEMPORAL_ADDRESS: where.temporalAddress, TEMPORAL_TLS: undefined }),
    ...(where.namespace === undefined ? {} : { TEMPORAL_NAMESPACE: where.namespace }),
    ...(where.smtpUrl === undefined ? {} : { SMTP_URL: where.smtpUrl, HELMI_MAIL_PAGE: where.mailPage }),
  };
}
