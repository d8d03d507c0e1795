import winston from 'winston';
import type { Config } from './config';
import { type LogFields, safeFields } from './log-fields';

/** Writes one line per call: a fixed sentence that holds no values, and the allowed fields (`log-fields.ts`). */
export interface Logger {
  error(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  /** The same logger with fields that every line of it carries. */
  child(fields: LogFields): Logger;
}

/**
 * Logger of one part ("api", "worker", ...): JSON lines, or short readable ones on a terminal. What is not on the
 * allow-list doesn't leave the process, and an error leaves its name, code and stack frames but not its message.
 */
export function createLogger(
  config: Pick<Config, 'log'>,
  part: string,
  stream: NodeJS.WritableStream & { isTTY?: boolean } = process.stdout,
): Logger {
  const base = winston.createLogger({
    level: config.log.level,
    format: stream.isTTY === true ? readable() : winston.format.json(),
    transports: [new winston.transports.Stream({ stream })],
  });
  return wrap(base, { part, pid: process.pid });
}

function wrap(base: winston.Logger, bound: LogFields): Logger {
  const write = (level: string, message: string, fields: LogFields = {}) => {
    base.log({ at: new Date().toISOString(), level, message: clean(message), ...safeFields({ ...bound, ...fields }) });
  };
  return {
    error: (message, fields) => write('error', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    info: (message, fields) => write('info', message, fields),
    debug: (message, fields) => write('debug', message, fields),
    child: (fields) => wrap(base, { ...bound, ...fields }),
  };
}

/** Writes crashes as a safe line and ends the process with 1, instead of letting Node print the error's message. */
export function logCrashes(logger: Logger): void {
  const crash = (kind: string) => (error: unknown) => {
    logger.error('process crashed', { kind, err: error });
    // winston writes asynchronously: the line must be out before the process is gone.
    setTimeout(() => process.exit(1), 50).unref();
    process.exitCode = 1;
  };
  process.on('uncaughtException', crash('uncaughtException'));
  process.on('unhandledRejection', crash('unhandledRejection'));
}

function clean(message: string): string {
  return message.replace(/\p{Cc}+/gu, ' ').slice(0, 300);
}

function readable(): winston.Logform.Format {
  return winston.format.printf(({ level, message, at, part, pid: _pid, err, ...rest }) => {
    const fields = Object.entries(rest).map(([key, value]) => `${key}=${String(value)}`);
    const line = [String(at).slice(11, 23), level.padEnd(5), `[${String(part)}]`, String(message), ...fields].join(' ');
    return err === undefined ? line : `${line}\n${JSON.stringify(err, undefined, 2)}`;
  });
}
