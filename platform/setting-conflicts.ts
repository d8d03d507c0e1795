import { demoFaults } from './demo-guard';
import { isLoopbackHost } from './loopback';
import type { Given } from './read-environment';
import type { SettingName } from './settings';
import { issuerSettings } from './sign-in-settings';

const KNOWN_SECRETS = /^(changeme|change-me|secret|password|postgres|helmi|admin|test|example|sample|default)[\W\d]*/i;

/**
 * Settings that can't go together, one line each. Takes settings that may not have been validated yet, so that these
 * faults are told in one go with the others. No line repeats a secret.
 */
export function findConflicts(given: Given): string[] {
  const text = (name: SettingName) => given[name];
  const production = text('NODE_ENV') === 'production';
  const faults: string[] = [];

  if (text('HELMI_AUTH') === 'demo') {
    faults.push(
      ...demoFaults({
        production,
        bind: text('HELMI_BIND'),
        publicUrl: text('HELMI_PUBLIC_URL'),
        temporalAddress: text('TEMPORAL_ADDRESS'),
        issuerSettings: issuerSettings(given),
      }),
    );
  }
  const issuer = parseUrl(text('HELMI_OIDC_ISSUER'));
  if (issuer?.protocol === 'http:' && (production || !isLoopbackHost(issuer.hostname))) {
    faults.push('HELMI_OIDC_ISSUER must start with https://: who can change its answers can sign in as anybody');
  }
  if (text('HELMI_SMS_TOKEN') !== undefined && text('HELMI_SMS_URL') === undefined) {
    faults.push('HELMI_SMS_TOKEN needs HELMI_SMS_URL: the gateway it is for');
  }
  if (!production) return faults;

  const publicUrl = text('HELMI_PUBLIC_URL');
  if (publicUrl === undefined) faults.push('HELMI_PUBLIC_URL is missing: production needs the address people use');
  else if (!publicUrl.startsWith('https://')) faults.push('HELMI_PUBLIC_URL must start with https:// in production');
  if (text('HELMI_PAYLOAD_KEYS') === undefined) {
    faults.push('HELMI_PAYLOAD_KEYS is missing: production encrypts what Temporal stores');
  }
  if (text('SMTP_URL') === undefined) faults.push('SMTP_URL is missing: production must be able to tell people');
  const smsUrl = text('HELMI_SMS_URL');
  if (smsUrl !== undefined && !smsUrl.startsWith('https://')) {
    faults.push('HELMI_SMS_URL must start with https:// in production: phone numbers go there');
  }
  if (smsUrl !== undefined && text('HELMI_SMS_TOKEN') === undefined) {
    faults.push('HELMI_SMS_URL needs HELMI_SMS_TOKEN(_FILE) in production');
  }
  const sessionSecret = text('HELMI_SESSION_SECRET');
  if (sessionSecret !== undefined && isSample(sessionSecret)) {
    faults.push('HELMI_SESSION_SECRET is a sample value: make a random one');
  }
  for (const name of ['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL'] as const) {
    const database = parseUrl(text(name));
    if (database === undefined) continue;
    if (database.username === 'postgres')
      faults.push(`${name} signs in as the superuser postgres: use a role of its own`);
    if (KNOWN_SECRETS.test(decodeURIComponent(database.password)) && database.password.length < 20) {
      faults.push(`${name} has a sample password: make a random one`);
    }
  }
  return faults;
}

function isSample(secret: string): boolean {
  return KNOWN_SECRETS.test(secret) || new Set(secret).size < 8;
}

function parseUrl(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
